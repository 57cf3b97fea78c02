import { Stack, Text, Title } from '@mantine/core'
import type { ComponentProps } from 'react'
import type { PermissionsReview } from '../../../shared/setup/review.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { PolicyDocument } from './editor/policy-document.tsx'
import classes from './policy-words.module.css'

type Statements = PermissionsReview['statements']

/** Every statement of the policy as a sentence, its JSON one press away, and what AWS thinks of it. */
export function PolicyWords(props: ComponentProps<typeof PolicyDocument>) {
  const { policyName, statements, validation, validationProblem, furtherPolicies } = props.review
  return (
    <Stack gap="xs" component="section" aria-labelledby="policy">
      <Title order={2} id="policy">
        What {policyName} allows
      </Title>
      <StatementList statements={statements} />
      <Validation findings={validation} isUnknown={validationProblem !== undefined} />
      <PolicyDocument {...props} />
      {furtherPolicies.map((further) => (
        <Stack key={further.name} gap="xs" mt="xs">
          <Title order={3}>What {further.name} allows</Title>
          <StatementList statements={further.statements} />
          <WholeDocument text={further.document} />
        </Stack>
      ))}
    </Stack>
  )
}

function StatementList({ statements }: { statements: Statements }) {
  return (
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
  )
}

function WholeDocument({ text }: { text: string }) {
  return (
    <details className={classes.more}>
      <summary>The whole document</summary>
      <CodeBlock label="Policy document" text={text} />
    </details>
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
