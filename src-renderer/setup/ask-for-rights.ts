import type { Ability } from '../../shared/setup/review.ts'

type Asker = { readonly arn: string; readonly account: string }

/** What an administrator does once instead of allowing it, so that nobody gets rights that reach far. */
const doneOnce: Readonly<Record<string, string>> = {
  'accept-agreements':
    'Accept the agreements of the Claude models for this account, once: as somebody who may call aws-marketplace:Subscribe, open each model in the model catalog of the Bedrock console and use it once, or use Groundwork.',
  'write-policies':
    'Create and attach the narrow policy for Claude. Groundwork writes it; the request for it comes from its Permissions screen.',
}
/** The narrow policy itself allows it. */
const comesWithPolicy = 'invoke'

/** A letter to whoever has the rights: what to allow, as words and as a policy, and what to do once. */
export function askForRights(abilities: readonly Ability[], { arn, account }: Asker): string {
  const missing = abilities.filter(({ answer }) => answer === 'no')
  const toAllow = missing.filter(({ id }) => !(id in doneOnce) && id !== comesWithPolicy)
  const toDo = missing.flatMap(({ id }) => doneOnce[id] ?? [])
  return [
    `Claude on Amazon Bedrock is to be set up in account ${account} for ${arn}.`,
    ...(toAllow.length > 0
      ? [
          '',
          'Please allow this identity:',
          ...toAllow.map(({ title, neededFor }) => `- ${title}. For: ${neededFor}`),
          '',
          'As a policy:',
          JSON.stringify(policyFor(toAllow), undefined, 2),
        ]
      : []),
    ...(toDo.length > 0 ? ['', 'Please do this once:', ...toDo.map((line) => `- ${line}`)] : []),
  ].join('\n')
}

const policyFor = (abilities: readonly Ability[]) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'SetUpClaude',
      Effect: 'Allow',
      Action: abilities.flatMap(({ actions }) => actions),
      Resource: '*',
    },
  ],
})
