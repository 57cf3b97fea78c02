import { Stack, Text, Title } from '@mantine/core'
import type { PermissionsReview } from '../../../shared/setup/review.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './policy-words.module.css'

/** Every statement of the policy as a sentence, its JSON one press away, and what AWS thinks of it. */
export function PolicyWords({ review }: { review: PermissionsReview }) {
  const { policyName, statements, document, validation, validationProblem } = review
  return (
    <Stack gap="xs" component="section" aria-labelledby="policy">
      <Title order={2} id="policy">
        What {policyName} allows
      </Title>
      <ul className={classes.list}>
        {statements.map(({ sid, words, json }) => (
          <li key={sid} className={classes.statement}>
            {words}
            <details className={classes.more}>
              <summary>
                Statement <code>{sid}</code>
              </summary>
              <CodeBlock label={`Statement ${sid}`} text={json} />
            </details>
          </li>
        ))}
      </ul>
      <Validation findings={validation} isUnknown={validationProblem !== undefined} />
      <details className={classes.more}>
        <summary>The whole document</summary>
        <CodeBlock label="Policy document" text={document} />
      </details>
    </Stack>
  )
}

function Validation({
  findings,
  isUnknown,
}: {
  findings: PermissionsReview['validation']
  isUnknown: boolean
}) {
  if (isUnknown)
    return <Text c="dimmed">AWS’s own policy check may not be asked with this sign-in.</Text>
  if (findings.length === 0)
    return <StatusBadge status="done" word="AWS’s own policy check has nothing to say against it" />
  return findings.map(({ severity, message }) => (
    <Text key={message}>
      <b>{severity}:</b> {message}
    </Text>
  ))
}
