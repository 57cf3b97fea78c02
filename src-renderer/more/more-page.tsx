import { Stack, Title } from '@mantine/core'
import { useEffect } from 'react'
import { usePlaceDetail } from '../navigation.ts'
import { Screen } from '../ui/screen.tsx'
import { openerId } from './feature.tsx'
import classes from './more.module.css'
import { sections } from './sections.tsx'

/** Everything that makes the set-up fit for work every day. None of it is needed to start. */
export function MorePage() {
  const wanted = usePlaceDetail()
  // After the screen has given the focus to its title: a parent's effect runs last.
  useEffect(() => {
    const opener = wanted === undefined ? null : document.getElementById(openerId(wanted))
    opener?.focus()
    opener?.scrollIntoView({ block: 'start' })
  }, [wanted])
  return (
    <Screen
      title="More setup"
      lead="Limits, records and comfort for work every day. None of it is needed to start, all of it can be taken back."
    >
      {sections.map((group) => (
        <Stack key={group.title} gap="xs" component="section" aria-label={group.title}>
          <Title order={3} component="p">
            {group.title}
          </Title>
          <ul className={classes.list}>
            {group.sections.map(({ id, Section }) => (
              <Section key={id} />
            ))}
          </ul>
        </Stack>
      ))}
    </Screen>
  )
}
