import { ProblemError } from '../../../shared/problem.ts'
import { readTokenQuota } from '../bedrock/read-quotas.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import type { AwsCall, Change } from '../changes/change.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import { readAvailability } from './agreements.ts'
import { chosenOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
import { noTokensProblem } from './no-tokens.ts'
import type { Step, StepContext } from './step.ts'

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
export function lastProof(
  ledger: readonly LedgerEntry[],
  profileId: string,
  region: string,
): LedgerEntry | undefined {
  return ledger.findLast(
    ({ step, effect, status }) =>
      step === 'model-access' &&
      status !== 'unknown' &&
      effect.kind === 'aws-call' &&
      effect.region === region &&
      effect.input.modelId === profileId,
  )
}

const settlingMs = 15 * 60_000
const dayMs = 24 * 3_600_000

/** Every chosen model has answered a real call through its profile, and AWS still lists it as available. */
export const modelAccess: Step = {
  id: 'model-access',
  check: async (context) => {
    const { ledger, now } = context
    const { profiles } = await chosenOf(context)
    const models = await Promise.all(
      profiles.map(async (profile) => ({
        profile,
        proof: lastProof(ledger, profile.id, regionOf(context)),
        isWithdrawn: await isWithdrawn(context, profile),
        quota: await readTokenQuota(context, regionOf(context), profile),
      })),
    )
    const evidence = models.map(({ profile, proof, quota }) => ({
      label: profile.modelName,
      value: `${proof ? inWords(proof) : 'not tried yet'}${quota ? ` · ${quota.tokensPerMinute.toLocaleString('en-US')} tokens a minute` : ''}`,
    }))
    const open = (title: string) => finding('model-access', 'needs-you', title, now(), { evidence })
    if (models.length === 0) return open('No model is chosen')
    const none = models.flatMap(({ quota }) => (quota?.tokensPerMinute === 0 ? [quota] : []))
    if (none.length > 0)
      return finding('model-access', 'blocked', 'AWS gives this account no tokens', now(), {
        evidence,
        problem: noTokensProblem(none, context.identity.account, regionOf(context)),
      })
    const silent = models.filter(({ proof }) => proof?.status !== 'done')
    if (silent.length > 0)
      return open(`${namesOf(silent)} ${silent.length === 1 ? 'has' : 'have'} not answered yet`)
    const withdrawn = models.filter((each) => each.isWithdrawn)
    if (withdrawn.length > 0)
      return open(`${namesOf(withdrawn)} answered before, but AWS no longer lists it as available`)

    const oldest = Math.min(...models.map(({ proof }) => proof?.at ?? 0))
    const agreed = ledger.findLast(({ step, status }) => step === 'agreements' && status === 'done')
    const settlesInMs = agreed ? agreed.at + settlingMs - now() : 0
    return finding('model-access', 'done', 'Every chosen model answers', now(), {
      evidence,
      ...(settlesInMs > 0
        ? {
            detail: `A new subscription settles for 15 minutes, and AWS may still refuse a call in that time: ${Math.ceil(settlesInMs / 60_000)} left. You can go on; the models can be tried once more afterwards.`,
            lookAgainInMs: settlesInMs,
          }
        : now() - oldest > dayMs && {
            detail: `Last tried on ${new Date(oldest).toISOString().slice(0, 10)}.`,
          }),
    })
  },
  plan: async (context) => {
    const { profiles } = await chosenOf(context)
    return {
      title: 'Ask each chosen model for a few words',
      changes: profiles.map(
        (profile): Change => ({
          id: `ask-${profile.id}`,
          title: `Ask ${profile.modelName} for a few words`,
          why: 'Only a real call shows that a model answers. Everything AWS lists can say yes and the call still fail.',
          cost: 'Less than $0.001',
          effect: tinyCall(profile, regionOf(context), 'success'),
          after: [],
          undo: [],
          undoWords: 'There is nothing to take back.',
        }),
      ),
    }
  },
}

const namesOf = (models: readonly { readonly profile: ModelProfile }[]) =>
  models.map(({ profile }) => profile.modelName).join(', ')

const inWords = ({ status, answer, at }: LedgerEntry) =>
  `${status === 'done' ? (answer ?? 'answered') : 'refused'}, ${new Date(at).toISOString()}`

/** Whether AWS says that the agreement is gone. Who may not ask is told nothing: the real call counts more. */
async function isWithdrawn(context: StepContext, { modelId }: ModelProfile): Promise<boolean> {
  try {
    return (await readAvailability(context, modelId)).agreement === 'not-available'
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'permission.denied') return false
    throw error
  }
}
