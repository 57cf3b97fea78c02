import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useCall } from '../api.tsx'

/** Carries the theme of the settings into the page. */
export function ThemeFromSettings() {
  const { data } = useCall('readSettings', null, { staleTime: Number.POSITIVE_INFINITY })
  const { setColorScheme } = useMantineColorScheme()
  const theme = data?.theme
  useEffect(() => {
    if (theme) setColorScheme(theme === 'system' ? 'auto' : theme)
  }, [theme, setColorScheme])
  return null
}
