import { Stack, Text, Title } from '@mantine/core'
import { glossary } from '../setup/glossary.ts'
import { Term } from '../ui/term.tsx'
import classes from './about.module.css'

/** What is true of Bedrock today. https://docs.aws.amazon.com/bedrock/latest/userguide/ */
const reasons = [
  [
    'One bill',
    'Claude is paid for with your AWS account, by what is used. There is no subscription and no price for a seat.',
  ],
  [
    'Your own rules',
    'Who may call which model, from where, is decided in your account, with the same permissions as for everything else there.',
  ],
  [
    'A chosen part of the world',
    'You choose whether your prompts may be processed anywhere, or only in one part of the world such as the EU. The narrower choice costs about a tenth more.',
  ],
  [
    'Your prompts stay yours',
    'AWS keeps no text of your calls unless you ask it to. A few models ask for a review of prompts, and answer only when you have agreed to it.',
  ],
  [
    'Numbers you can see',
    'AWS counts tokens, calls and costs by itself. The usage window shows them.',
  ],
  [
    'A cache',
    'What is sent again and again is read from a cache for a small part of the price. Filling it costs a quarter more than reading once, so it pays from the second time on.',
  ],
] as const

export function Overview() {
  return (
    <Stack gap="sm" component="section" aria-labelledby="what">
      <Title order={2} id="what">
        What it is, and why for Claude Code
      </Title>
      <Text>
        Claude is a model by Anthropic. Claude Code is a program on your computer that asks it to
        read, write and change code. AWS (Amazon Web Services) rents out computers and services over
        the internet. <Term means={glossary.bedrock}>Amazon Bedrock</Term> is the one through which
        the same Claude is called: instead of an account at Anthropic, you use an{' '}
        <Term means={glossary.account}>AWS account</Term>. Nothing has to be installed at AWS, and
        nothing runs while you do not ask.
      </Text>
      <dl className={classes.pairs}>
        {reasons.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  )
}
