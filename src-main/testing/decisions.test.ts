import * as bedrock from '@aws-sdk/client-bedrock'
import * as runtime from '@aws-sdk/client-bedrock-runtime'
import * as iam from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelProfile } from '../core/bedrock/read-region.ts'
import { generatePolicy } from '../core/policy/generate-policy.ts'
import { type Practice, startPractice } from '../practice/start.ts'
import { assume, holdPolicy } from './hold-policy.ts'

const regions = ['eu-central-1', 'eu-west-1', 'us-east-1']
const source = 'eu-central-1'
const account = '111122223333'
const user = `arn:aws:iam::${account}:user/claude-bedrock-user`
const role = `arn:aws:iam::${account}:role/ClaudeCodeRole`
const actions = [
  'InvokeModel',
  'InvokeModelWithResponseStream',
  'Converse',
  'ConverseStream',
] as const
const modelId = 'anthropic.claude-sonnet-5-5'

let practice: Practice
let application = ''
beforeAll(async () => {
  practice = await startPractice({ scenario: 'broad-policy' })
  const client = new bedrock.BedrockClient(optionsOf(source))
  const { inferenceProfileArn } = await client.send(
    new bedrock.CreateInferenceProfileCommand({
      inferenceProfileName: 'team-a',
      modelSource: {
        copyFrom: `arn:aws:bedrock:${source}:${account}:inference-profile/eu.${modelId}`,
      },
    }),
  )
  application = inferenceProfileArn ?? ''
})
afterAll(() => practice.stop())

const optionsOf = (region: string, credentials = practice.keys.admin) => ({
  endpoint: practice.endpoint,
  region,
  credentials,
  maxAttempts: 1,
})

/** What the app knows of a profile, read from the account as the app reads it. */
async function readProfile(id: string): Promise<ModelProfile> {
  const client = new bedrock.BedrockClient(optionsOf(source))
  const found = await client.send(
    new bedrock.GetInferenceProfileCommand({ inferenceProfileIdentifier: id }),
  )
  return {
    id: found.inferenceProfileId ?? '',
    arn: found.inferenceProfileArn ?? '',
    name: found.inferenceProfileName ?? '',
    scope: id.startsWith('global.') ? 'global' : 'geography',
    destinations: [],
    modelId,
    modelArns: (found.models ?? []).map(({ modelArn = '' }) => modelArn),
    modelName: 'Claude Sonnet 5.5',
    lifecycle: { status: 'active' },
    startedAt: 0,
  }
}

/** The three sorts of profile that a request can name, as each would be pinned for Claude Code. */
const profileIds = () => ({
  geographic: `eu.${modelId}`,
  global: `global.${modelId}`,
  application,
})
type Kind = keyof ReturnType<typeof profileIds>
const kinds: readonly Kind[] = ['geographic', 'global', 'application']
const holders = [...kinds, 'nothing', 'everything'] as const

async function policyOf(holder: (typeof holders)[number]): Promise<string | undefined> {
  if (holder === 'nothing') return undefined
  if (holder === 'everything')
    return JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
  return JSON.stringify(
    generatePolicy([{ region: source, profiles: [await readProfile(profileIds()[holder])] }]),
  )
}

/** Whether a real call is let through by IAM; whether the model then answers is another matter. */
async function call(
  action: (typeof actions)[number],
  id: string,
  region: string,
  as = practice.keys.user,
): Promise<boolean> {
  const client = new runtime.BedrockRuntimeClient(optionsOf(region, as))
  const messages = [{ role: 'user' as const, content: [{ text: 'Hello' }] }]
  const body = JSON.stringify({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 1,
    messages: [{ role: 'user', content: 'Hello' }],
  })
  const send = () => {
    switch (action) {
      case 'InvokeModel':
        return client.send(new runtime.InvokeModelCommand({ modelId: id, body }))
      case 'InvokeModelWithResponseStream':
        return client.send(new runtime.InvokeModelWithResponseStreamCommand({ modelId: id, body }))
      case 'Converse':
        return client.send(new runtime.ConverseCommand({ modelId: id, messages }))
      case 'ConverseStream':
        return client.send(new runtime.ConverseStreamCommand({ modelId: id, messages }))
    }
  }
  try {
    await send()
    return true
  } catch (error) {
    if (error instanceof runtime.AccessDeniedException) return false
    throw error
  } finally {
    client.destroy()
  }
}

/** The same put to IAM's simulation: the profile, then the model wherever the request may go. */
async function simulate(
  action: (typeof actions)[number],
  { arn, modelArns }: ModelProfile,
  who = user,
): Promise<boolean> {
  const client = new iam.IAMClient(optionsOf(source))
  const name = action.includes('Stream') ? 'InvokeModelWithResponseStream' : 'InvokeModel'
  const verdicts = await Promise.all(
    [arn, ...modelArns].map(async (resource) => {
      const requested = resource === arn ? source : resource.split(':')[3] || 'unspecified'
      const { EvaluationResults = [] } = await client.send(
        new iam.SimulatePrincipalPolicyCommand({
          PolicySourceArn: who,
          ActionNames: [`bedrock:${name}`],
          ResourceArns: [resource],
          ContextEntries: [
            {
              ContextKeyName: 'aws:RequestedRegion',
              ContextKeyType: 'string',
              ContextKeyValues: [requested],
            },
            {
              ContextKeyName: 'bedrock:InferenceProfileArn',
              ContextKeyType: 'string',
              ContextKeyValues: [arn],
            },
          ],
        }),
      )
      return EvaluationResults.every(({ EvalDecision }) => EvalDecision === 'allowed')
    }),
  )
  return verdicts.every(Boolean)
}

describe.each(holders)('whoever holds the policy for %s', (holder) => {
  beforeAll(async () => {
    const principal = practice.account.iam.users['claude-bedrock-user']
    if (!principal) throw new Error('The user is missing.')
    const document = await policyOf(holder)
    principal.attached = []
    principal.inline = document === undefined ? {} : { held: document }
  })
  const expected = (kind: Kind) => holder === 'everything' || holder === kind

  it.each(kinds.flatMap((kind) => actions.map((action) => [kind, action] as const)))(
    'through the %s profile by %s: rule, simulation and real call agree',
    async (kind, action) => {
      const profile = await readProfile(profileIds()[kind])
      const id = kind === 'application' ? profile.arn : profile.id
      expect({
        simulated: await simulate(action, profile),
        called: await call(action, id, source),
      }).toEqual({ simulated: expected(kind), called: expected(kind) })
    },
  )

  it.each(regions.slice(1).flatMap((region) => actions.map((action) => [region, action] as const)))(
    'from %s by %s: nothing but everything',
    async (region, action) => {
      const geography = region.startsWith('us') ? 'us' : 'eu'
      expect(await call(action, `${geography}.${modelId}`, region)).toBe(holder === 'everything')
    },
  )
})

/** Ways to come by the geographic profile's policy, and rules above it that may still refuse. */
const principals = {
  'a user with the policy inline': { isAllowed: true },
  'a user with the policy attached': { isAllowed: true },
  'a member of a group with the policy': { isAllowed: true },
  'a session of a role with the policy': { isAllowed: true },
  'a user whose boundary leaves streaming out': { isAllowed: 'whole' },
  'a user whose organisation denies one destination': { isAllowed: false },
  'a user with a deny beside the policy': { isAllowed: false },
} as const satisfies Record<string, { isAllowed: boolean | 'whole' }>

describe.each(Object.entries(principals))('%s', (name, { isAllowed }) => {
  let as: Practice['keys']['user']
  let who: string
  beforeAll(async () => {
    await holdPolicy(practice, name, (await policyOf('geographic')) ?? '')
    const isRole = name.includes('role')
    as = isRole ? await assume(practice, role) : practice.keys.user
    who = isRole ? role : user
  })
  const expected = (kind: Kind, action: (typeof actions)[number]) =>
    kind === 'geographic' && (isAllowed === 'whole' ? !action.includes('Stream') : isAllowed)

  it.each(kinds.flatMap((kind) => actions.map((action) => [kind, action] as const)))(
    'through the %s profile by %s: rule, simulation and real call agree',
    async (kind, action) => {
      const profile = await readProfile(profileIds()[kind])
      const id = kind === 'application' ? profile.arn : profile.id
      const isExpected = expected(kind, action)
      expect({
        simulated: await simulate(action, profile, who),
        called: await call(action, id, source, as),
      }).toEqual({ simulated: isExpected, called: isExpected })
    },
  )
})
