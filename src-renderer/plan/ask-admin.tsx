import { Anchor } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import type { Plan } from '../../shared/setup/plan.ts'

/** A sentence for the administrator and the plan as AWS CLI commands. */
export const adminRequest = ({ title, script, changes }: Plan) =>
  [
    `Could you please run this in our AWS account? It is what Groundwork, which sets up Claude on Amazon Bedrock, would do under "${title}" if I were allowed to:`,
    '',
    ...changes.map((change) => `- ${change.title}: ${change.why}`),
    '',
    script,
  ].join('\n')

/** The quiet way out for somebody who may not do this themselves. */
export function AskAdmin({ plan }: { plan: Plan }) {
  const clipboard = useClipboard({ timeout: 4000 })
  return (
    <Anchor
      component="button"
      type="button"
      c="dimmed"
      aria-live="polite"
      onClick={() => clipboard.copy(adminRequest(plan))}
    >
      {clipboard.copied ? 'Copied: paste it into a message' : 'I can’t do this, ask my admin'}
    </Anchor>
  )
}
