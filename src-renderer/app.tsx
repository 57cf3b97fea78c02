import { MantineProvider } from '@mantine/core'
import type { Client } from '../shared/rpc/client.ts'
import { ApiProvider } from './api.tsx'
import { Frame } from './frame/frame.tsx'
import { ThemeFromSettings } from './settings/theme-from-settings.tsx'
import { resolveVariables, theme } from './theme.ts'

/** The whole window. `env` switches transitions off in tests. */
export function App({ client, env = 'default' }: { client: Client; env?: 'default' | 'test' }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
      env={env}
    >
      <ApiProvider client={client}>
        <ThemeFromSettings />
        <Frame />
      </ApiProvider>
    </MantineProvider>
  )
}
