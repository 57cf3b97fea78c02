import type { Problem } from '../../../shared/problem.ts'
import type { Finding } from '../../../shared/setup/step.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import type { AwsCall, Change } from '../changes/change.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import { problemOf } from '../problems.ts'
import { needsSecondLook, settlingMs } from '../second-look/settling.ts'
import { settlingFinding } from '../second-look/settling-finding.ts'
import { callsOf, readLadder, rungsOf, type Standing } from './access-ladder.ts'
import { regionOf } from './current.ts'
import { finding } from './finding.ts'
import { noTokensProblem } from './no-tokens.ts'
import type { Step } from './step.ts'

/** The smallest call that shows that a model answers: one word in, a few tokens out. */
export const tinyCall = (
  { id }: Pick<ModelProfile, 'id'>,
  region: string,
  expect: AwsCall['expect'],
  profile?: string,
): AwsCall => ({
  kind: 'aws-call',
  service: 'bedrock-runtime',
  operation: 'InvokeModel',
  input: {
    modelId: id,
    contentType: 'application/json',
    body: JSON.stringify({
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 16,
      messages: [{ role: 'user', content: 'Hello' }],
    }),
  },
  region,
  expect,
  ...(profile !== undefined && { profile }),
})

/** The last call this app made through a profile to see whether it answers. */
export const lastProof = (
  ledger: readonly LedgerEntry[],
  profileId: string,
  region: string,
): LedgerEntry | undefined =>
  callsOf(ledger, profileId, region).findLast(({ status }) => status !== 'unknown')

/** Begins the id of a change that the app made by itself, to see whether an answer was more than luck. */
export const secondLookId = 'ask-again-'

const dayMs = 24 * 3_600_000

/**
 * Every chosen model has answered a real call through its profile, and once more after 15 minutes where its
 * subscription is new; and AWS still lists it as available.
 */
export const modelAccess: Step = {
  id: 'model-access',
  check: async (context) => {
    const now = context.now()
    const region = regionOf(context)
    const ladder = await readLadder(context)
    const { models } = ladder
    const evidence = rungsOf(ladder, region)
    const open = (title: string, more: Partial<Finding> = {}) =>
      finding('model-access', 'needs-you', title, now, { evidence, ...more })
    if (models.length === 0) return open('No model is chosen')
    const none = models.flatMap(({ quota }) => (quota?.tokensPerMinute === 0 ? [quota] : []))
    if (none.length > 0)
      return finding('model-access', 'blocked', 'AWS gives this account no tokens', now, {
        evidence,
        problem: noTokensProblem(none, context.identity.account, region),
      })
    const fallen = models.filter(isFallen)
    if (fallen.length > 0)
      return open(
        `${namesOf(fallen)} answered at first, and ${fallen.length === 1 ? 'is' : 'are'} refused now`,
        { problem: fallenProblem(fallen) },
      )
    const silent = models.filter(({ look }) => look.is === 'untried' || look.is === 'refused')
    if (silent.length > 0)
      return open(
        `${namesOf(silent)} ${silent.length === 1 ? 'has' : 'have'} not answered yet`,
        lastRefusal(silent),
      )
    const withdrawn = models.filter(
      ({ availability }) => availability?.agreement === 'not-available',
    )
    if (withdrawn.length > 0)
      return open(`${namesOf(withdrawn)} answered before, but AWS no longer lists it as available`)
    return settlingFinding(models, context.profile, evidence, now) ?? done(models, evidence, now)
  },
  plan: async (context) => {
    const now = context.now()
    const { form, models } = await readLadder(context)
    const changes = models.map((standing) => {
      const agreement = standing.availability?.agreement ?? 'unknown'
      return askFor(
        standing.profile,
        regionOf(context),
        needsSecondLook({ ...standing, agreement, form }, now),
      )
    })
    return { title: 'Ask each chosen model for a few words', changes }
  },
}

const price = 'Less than $0.001'

const askFor = (profile: ModelProfile, region: string, isTwice: boolean): Change => ({
  id: `ask-${profile.id}`,
  title: `Ask ${profile.modelName} for a few words`,
  why: `Only a real call shows that a model answers. Everything AWS lists can say yes and the call still fail.${
    isTwice
      ? ' A new subscription can answer for some minutes and then be refused, so Groundwork asks once more by itself 15 minutes later.'
      : ''
  }`,
  cost: isTwice ? `${price}, and the same once more after 15 minutes` : price,
  effect: tinyCall(profile, region, 'success'),
  after: [],
  undo: [],
  undoWords: 'There is nothing to take back.',
  ...(isTwice && { againAfterMs: settlingMs }),
})

/** Answered, and refused when it was asked once more with nobody looking. */
const isFallen = ({ look }: Standing) =>
  look.is === 'refused' && look.last.changeId.startsWith(secondLookId)

function fallenProblem(fallen: readonly Standing[]): Problem {
  const [last] = fallen.flatMap(({ look }) => (look.is === 'refused' ? [look.last] : []))
  return problemOf(last?.problem ?? 'aws.refused')
}

/** Why a call failed, for somebody who comes back to the screen later. */
function lastRefusal(silent: readonly Standing[]): Pick<Finding, 'detail'> {
  const refused = silent.flatMap(({ profile, look }) =>
    look.is === 'refused' && look.last.failure !== undefined
      ? [`${profile.modelName}: ${look.last.failure}.`]
      : [],
  )
  return refused.length > 0 ? { detail: `When it was last tried. ${refused.join(' ')}` } : {}
}

function done(models: readonly Standing[], evidence: Finding['evidence'], now: number): Finding {
  const oldest = Math.min(
    ...models.map(({ look }) =>
      look.is === 'settled' ? (look.second ?? look.first).at : Number.POSITIVE_INFINITY,
    ),
  )
  return finding('model-access', 'done', 'Every chosen model answers', now, {
    evidence,
    ...(now - oldest > dayMs && {
      detail: `Last tried on ${new Date(oldest).toISOString().slice(0, 10)}.`,
    }),
  })
}

const namesOf = (models: readonly Pick<Standing, 'profile'>[]) =>
  models.map(({ profile }) => profile.modelName).join(', ')
