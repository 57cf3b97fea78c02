import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../shared/problem.ts'
import { noTokensProblem } from '../steps/no-tokens.ts'
import { bedrockRecordings } from './recorded-bedrock-errors.ts'
import { toProblem } from './to-problem.ts'

type Recorded = { readonly name: string; readonly status?: number; readonly message?: string }

const refused = ({ name, status, message = '' }: Recorded): Problem =>
  toProblem(Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } }), {
    service: 'bedrock-runtime',
    operation: 'InvokeModel',
    profile: 'work',
    region: 'eu-central-1',
  }).problem

/** The recorded error of that code. */
function recorded(code: Problem['code']): Problem {
  const [, , error] = bedrockRecordings.find(([recordedCode]) => recordedCode === code) ?? []
  if (!error) throw new Error(`Nothing is recorded for ${code}.`)
  return refused(error)
}

const byOrganization = (resource: string) =>
  refused({
    name: 'AccessDeniedException',
    status: 403,
    message: `User: arn:aws:iam::111122223333:user/ada is not authorized to perform: bedrock:InvokeModel on resource: ${resource} with an explicit deny in a service control policy`,
  })

/** Every way in which Bedrock refuses, with what is said and what helps. */
const table: readonly [string, Problem, Problem['code'], string, string][] = [
  [
    'form missing',
    recorded('model.formMissing'),
    'model.formMissing',
    'first-use form has not been sent',
    'Fill in the form',
  ],
  [
    'form not taken',
    recorded('model.formInvalid'),
    'model.formInvalid',
    'does not take the form',
    'Change the answers',
  ],
  [
    'subscription pending',
    recorded('model.subscriptionPending'),
    'model.subscriptionPending',
    'setting up the subscription',
    'Look again',
  ],
  [
    'not subscribed',
    recorded('model.subscriptionRefused'),
    'model.subscriptionRefused',
    'not subscribed',
    'Accept the agreement',
  ],
  [
    'no Marketplace right',
    recorded('model.marketplaceRight'),
    'model.marketplaceRight',
    'may not subscribe',
    'Have the agreement accepted',
  ],
  [
    'no payment method',
    recorded('model.paymentMethod'),
    'model.paymentMethod',
    'no valid way to be paid',
    'Open the payment methods',
  ],
  [
    'not for this account',
    recorded('model.notForAccount'),
    'model.notForAccount',
    'does not offer this model to this account',
    'Choose another model',
  ],
  [
    'bare id',
    recorded('model.needsProfile'),
    'model.needsProfile',
    'only reached through an inference profile',
    'Choose the model’s profile',
  ],
  [
    'wrong Region or prefix',
    recorded('model.unknown'),
    'model.unknown',
    'does not know this model here',
    'Choose another model',
  ],
  [
    'a destination denied',
    byOrganization('arn:aws:bedrock:eu-south-2::foundation-model/anthropic.claude-sonnet-5-5'),
    'permission.deniedByOrganization',
    'denies eu-south-2',
    'Choose another Region',
  ],
  [
    'no tokens at all',
    noTokensProblem(
      [
        {
          name: 'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 5.5',
          code: 'L-1',
          tokensPerMinute: 0,
          isAdjustable: true,
        },
      ],
      '111122223333',
      'eu-central-1',
    ),
    'quota.none',
    'no tokens for these models',
    'Text for AWS support (type of case: Service limit increase, Amazon Bedrock)',
  ],
  [
    'tokens of the day',
    recorded('quota.perDay'),
    'quota.perDay',
    'tokens of today are used up',
    'Open a support case',
  ],
  [
    'throttled',
    recorded('quota.throttled'),
    'quota.throttled',
    'slowing this account down',
    'Try again',
  ],
  [
    'legacy model closed',
    recorded('model.retired'),
    'model.retired',
    'being retired',
    'Choose its successor',
  ],
  [
    'data retention',
    recorded('model.retentionMode'),
    'model.retentionMode',
    'another data retention setting',
    'Choose another model',
  ],
]

describe('a refusal of Bedrock', () => {
  it.each(table)('%s is told apart and has its cure', (_, problem, code, words, cure) => {
    expect(problem.code).toBe(code)
    expect(`${problem.title} ${problem.detail}`).toContain(words)
    expect(problem.remedies[0]?.label).toBe(cure)
  })

  it('shares neither its words nor all of its cures with another', () => {
    const words = table.map(([, { title, detail }]) => `${title} ${detail}`)
    expect(new Set(words).size).toBe(table.length)
    const cures = table.map(([, { remedies }]) => JSON.stringify(remedies))
    expect(new Set(cures).size).toBe(table.length)
  })

  it('keeps a cure on the models screen itself, where going there is none', () => {
    for (const [name, { remedies }] of table) {
      const left = remedies.filter((each) => each.kind !== 'goTo' || each.place !== 'models')
      expect([name, left.length]).not.toEqual([name, 0])
    }
  })

  it('names what an organisation denies when a global profile is refused', () => {
    const { detail } = byOrganization(
      'arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-5-5',
    )
    expect(detail).toContain('which is what global profiles ask for')
    expect(detail).not.toContain('arn:')
  })

  it('about data retention is explained and never acted on', () => {
    const { remedies, detail } = recorded('model.retentionMode')
    expect(remedies.map(({ kind }) => kind)).toEqual(['goTo', 'open'])
    expect(detail).toContain('Groundwork does not switch it on')
  })
})
