import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { StepId } from '../../shared/setup/step.ts'
import { glossary } from '../setup/glossary.ts'
import { useFinding } from '../setup/use-findings.ts'
import { StatusBadge } from '../ui/status-badge.tsx'
import { Term } from '../ui/term.tsx'
import classes from './about.module.css'

type Needed = { readonly step: StepId; readonly name: ReactNode; readonly why: string }
const needed: readonly Needed[] = [
  {
    step: 'sign-in',
    name: (
      <>
        An AWS <Term means={glossary.account}>account</Term> with a way to pay, and a way to sign in
        to it
      </>
    ),
    why: 'A sign-in that runs out after some hours is better than keys that stay.',
  },
  {
    step: 'account-check',
    name: 'The right to set it up, or an administrator who has it',
    why: 'Without it, Groundwork writes a page that an administrator can act on.',
  },
  {
    step: 'region',
    name: (
      <>
        A <Term means={glossary.region}>Region</Term> to call from
      </>
    ),
    why: 'AWS has Claude in many of them; the nearest one is suggested.',
  },
  {
    step: 'first-use-form',
    name: 'Anthropic’s form, once for the account',
    why: 'Two minutes. Access comes at once.',
  },
  {
    step: 'agreements',
    name: (
      <>
        The <Term means={glossary.agreement}>agreement</Term> of each model
      </>
    ),
    why: 'Free. The account needs a way to pay for it to come into force.',
  },
]

const notNeeded = [
  'A terminal, the AWS CLI or Python. Groundwork does without them.',
  'The page “Model access” in the AWS console. AWS has retired it; there is nobody to wait for.',
  'Access keys that stay, or a user made only for Claude. Both still work.',
  'Full access to Bedrock (AmazonBedrockFullAccess), not even at the beginning.',
  'CloudTrail, dashboards and private networks. They are worth having for some, under More setup.',
]

/** What is needed, with what was really found, and what is not needed any more. */
export function Prerequisites() {
  return (
    <Stack gap="sm" component="section" aria-labelledby="needs">
      <Title order={2} id="needs">
        What you need
      </Title>
      <ul className={classes.needs}>
        {needed.map((need) => (
          <Need key={need.step} {...need} />
        ))}
      </ul>
      <Title order={3}>What you do not need</Title>
      <ul className={classes.plain}>
        {notNeeded.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Stack>
  )
}

function Need({ step, name, why }: Needed) {
  const seen = useFinding(step)
  return (
    <li className={classes.need}>
      <div>
        <Text fw={500} component="div">
          {name}
        </Text>
        <Text c="dimmed">{why}</Text>
        {seen.data && <Text size="sm">Here: {seen.data.title}.</Text>}
      </div>
      <StatusBadge status={seen.data?.status ?? (seen.error ? 'unknown' : 'looking')} />
    </li>
  )
}
