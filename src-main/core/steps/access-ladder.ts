import type { Finding } from '../../../shared/setup/step.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { readTokenQuota, type TokenQuota } from '../bedrock/read-quotas.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import { type Look, lookOf } from '../second-look/settling.ts'
import { readAvailability } from './agreements.ts'
import { type Availability, agreementWords } from './agreements-finding.ts'
import { chosenOf, regionOf } from './current.ts'
import { readForm } from './first-use-form.ts'
import type { StepContext } from './step.ts'

/** How far up one model is on the ladder from the form to a call that proves it. */
export type Standing = {
  readonly profile: ModelProfile
  /** Absent, like the quota, where this sign-in may not ask. */
  readonly availability: Availability | undefined
  readonly quota: TokenQuota | undefined
  readonly agreedAt: number | undefined
  readonly look: Look
}

export type Ladder = {
  readonly form: 'submitted' | 'missing' | 'unknown'
  readonly models: readonly Standing[]
}

/** Every rung of every chosen model, as AWS and the ledger tell it. */
export async function readLadder(context: StepContext): Promise<Ladder> {
  const region = regionOf(context)
  const [{ profiles }, form] = await Promise.all([
    chosenOf(context),
    ifAllowed(() => readForm(context)),
  ])
  const models = await Promise.all(
    profiles.map(async (profile): Promise<Standing> => {
      const [availability, quota] = await Promise.all([
        ifAllowed(() => readAvailability(context, profile.modelId)),
        readTokenQuota(context, region, profile),
      ])
      return { profile, availability, quota, ...seenIn(context.ledger, profile, region) }
    }),
  )
  return { form: form ?? 'unknown', models }
}

/** What the ledger alone tells of a model. */
export function seenIn(
  ledger: readonly LedgerEntry[],
  { id, modelId }: Pick<ModelProfile, 'id' | 'modelId'>,
  region: string,
): Pick<Standing, 'agreedAt' | 'look'> {
  const made = ledger.findLast(
    ({ step, status, effect }) =>
      step === 'agreements' &&
      status === 'done' &&
      effect.kind === 'aws-call' &&
      effect.operation === 'CreateFoundationModelAgreement' &&
      effect.input.modelId === modelId,
  )
  const agreedAt = made && (made.finishedAt ?? made.at)
  return { agreedAt, look: lookOf(callsOf(ledger, id, region), agreedAt) }
}

/** The calls this app made through a profile to see whether it answers, oldest first. */
export const callsOf = (
  ledger: readonly LedgerEntry[],
  profileId: string,
  region: string,
): LedgerEntry[] =>
  ledger.filter(
    ({ step, effect }) =>
      step === 'model-access' &&
      effect.kind === 'aws-call' &&
      effect.region === region &&
      effect.input.modelId === profileId,
  )

const forms = {
  submitted: 'sent for this account, or for its organisation',
  missing: 'not sent yet',
  unknown: 'not known: this sign-in may not ask',
}

/** The rungs in their order, each as a line. */
export const rungsOf = ({ form, models }: Ladder, region: string): Finding['evidence'] => [
  { label: 'First-use form', value: forms[form] },
  ...models.flatMap(({ profile, availability, quota, look }) => {
    const rung = (label: string, value: string) => ({
      label: `${profile.modelName}: ${label}`,
      value,
    })
    return [
      ...(availability
        ? [
            rung('agreement', agreementWords[availability.agreement]),
            rung('entitlement', availability.entitled ? 'given' : 'not given'),
            rung('authorization', availability.authorized ? 'given' : 'not given'),
            rung('Region', `${availability.regionAvailable ? '' : 'not '}offered in ${region}`),
          ]
        : [rung('agreement', 'not known: this sign-in may not ask')]),
      rung(
        'quota',
        quota
          ? `${quota.tokensPerMinute.toLocaleString('en-US')} tokens a minute`
          : 'AWS lists none, or this sign-in may not ask',
      ),
      ...callsIn(look).map(({ label, value }) => rung(label, value)),
    ]
  }),
]

function callsIn(look: Look): Finding['evidence'] {
  const [first, second] = ['first call', 'second call']
  switch (look.is) {
    case 'untried':
      return [{ label: first, value: 'not made yet' }]
    case 'refused':
      return [{ label: 'last call', value: inWords(look.last) }]
    case 'settling':
      return [
        { label: first, value: inWords(look.first) },
        { label: second, value: `due from ${formatAt(look.until)}` },
      ]
    case 'settled':
      return [
        { label: first, value: inWords(look.first) },
        {
          label: second,
          value: look.second
            ? inWords(look.second)
            : 'not needed: the agreement stood before the first call',
        },
      ]
  }
}

const inWords = ({ status, answer, failure, at }: LedgerEntry) =>
  `${status === 'done' ? (answer ?? 'answered') : (failure ?? 'refused')}, ${formatAt(at)}`

/** 23 Nov 2026, 14:32, where the computer is. */
const formatAt = (ms: number) =>
  new Date(ms).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
