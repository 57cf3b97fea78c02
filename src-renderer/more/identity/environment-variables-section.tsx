import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { Shell } from '../../../shared/setup/shell.ts'
import { useCall } from '../../api.tsx'
import { Feature } from '../feature.tsx'
import { WindowsVariables } from './windows-variables.tsx'

const shells = [
  { value: 'bash', label: 'bash' },
  { value: 'zsh', label: 'zsh' },
  { value: 'fish', label: 'fish' },
  { value: 'powershell', label: 'PowerShell' },
]

export function EnvironmentVariablesSection() {
  const platform = useCall('describeApp', null).data?.platform
  const [chosen, setShell] = useState<Shell>()
  const shell = chosen ?? usualShell(platform)
  return (
    <Feature
      step="environment-variables"
      title="Profile and Region for every terminal (environment variables)"
      about="Other tools that are started in a terminal then use the same sign-in. Claude Code itself does not need it."
      request={{ step: 'environment-variables', shell }}
      verb="Add the lines…"
      whyNot="it has you paste the same lines by hand. Here you see them first, they stand between two marks, and one press takes them out again. Never set AWS_ACCESS_KEY_ID there: it would win over every profile."
    >
      <Stack gap="xs" align="flex-start">
        <SegmentedControl
          aria-label="Which terminal"
          data={shells}
          value={shell}
          onChange={(value) => setShell(Shell.parse(value))}
        />
        {platform === 'win32' && <WindowsVariables />}
      </Stack>
    </Feature>
  )
}

/** macOS has zsh and Windows PowerShell; elsewhere it is mostly bash. */
const usualShell = (platform: string | undefined): Shell =>
  platform === 'darwin' ? 'zsh' : platform === 'win32' ? 'powershell' : 'bash'
