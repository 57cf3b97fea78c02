import type { PrincipalRef } from '../../../shared/setup/choices.ts'
import { GuardrailsAsk, type GuardrailsReview } from '../../../shared/setup/guardrails.ts'

/** What is in the fields, complete or not. */
export type Draft = {
  readonly limit: number | string
  readonly covers: string
  readonly tell: string
  readonly emails: string
  readonly hasStop: boolean
  /** Absent: nobody chosen yet. */
  readonly who?: PrincipalRef | undefined
  readonly approval: string
}

export const draftOf = ({ own }: GuardrailsReview): Draft => ({
  limit: own?.limitUsd ?? 100,
  covers: own?.covers ?? 'claude',
  tell: own?.tell ?? 'mail',
  emails: own?.emails.join('\n') ?? '',
  hasStop: own?.stop !== undefined,
  who: own?.stop?.who,
  approval: own?.stop?.approval ?? 'manual',
})

export const askOf = ({ limit, covers, tell, emails, hasStop, who, approval }: Draft) =>
  GuardrailsAsk.safeParse({
    action: 'set',
    limitUsd: limit === '' ? 0 : limit,
    covers,
    tell,
    emails: emails.split(/[\s,;]+/).filter((each) => each !== ''),
    ...(hasStop && { stop: { who, approval } }),
  })
