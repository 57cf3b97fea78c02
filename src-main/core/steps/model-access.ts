import type { ModelProfile } from '../bedrock/read-region.ts'
import type { AwsCall, Change } from '../changes/change.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import { chosenOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
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
export function lastProof(
  ledger: readonly LedgerEntry[],
  profileId: string,
): LedgerEntry | undefined {
  return ledger.findLast(
    ({ step, effect, status }) =>
      step === 'model-access' &&
      status !== 'unknown' &&
      effect.kind === 'aws-call' &&
      effect.input.modelId === profileId,
  )
}

const settlingMs = 15 * 60_000

/** Every chosen model has answered a real call through its profile. */
export const modelAccess: Step = {
  id: 'model-access',
  check: async (context) => {
    const { profiles } = await chosenOf(context)
    const proofs = profiles.map((profile) => ({
      profile,
      proof: lastProof(context.ledger, profile.id),
    }))
    const evidence = proofs.map(({ profile, proof }) => ({
      label: profile.modelName,
      value: proof
        ? `${proof.status === 'done' ? (proof.answer ?? 'answered') : 'refused'}, ${new Date(proof.at).toISOString()}`
        : 'not tried yet',
    }))
    const silent = proofs.filter(({ proof }) => proof?.status !== 'done')
    if (silent.length > 0 || profiles.length === 0)
      return finding(
        'model-access',
        'needs-you',
        `${silent.map(({ profile }) => profile.modelName).join(', ')} has not answered yet`,
        context.now(),
        { evidence },
      )
    const agreed = context.ledger.findLast(
      ({ step, status }) => step === 'agreements' && status === 'done',
    )
    const left = agreed ? agreed.at + settlingMs - context.now() : 0
    return finding('model-access', 'done', 'Every chosen model answers', context.now(), {
      evidence,
      ...(left > 0 && {
        detail: `AWS can still change its mind for ${Math.ceil(left / 60_000)} minutes after a new subscription. Try the models once more then.`,
        lookAgainInMs: left,
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
