import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import { ProofRecord } from '../../../shared/setup/proof-record.ts'
import type { PrincipalRow } from '../../../shared/setup/review.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import type { Places } from '../powers.ts'
import { provingCalls } from '../steps/proving-calls.ts'
import type { StepContext } from '../steps/step.ts'
import { existingPolicy } from './existing-policy.ts'
import { truthTable } from './truth-table.ts'
import { wantedPolicies } from './wanted-policy.ts'

const Stored = z.object({ format: z.literal(1), records: z.array(ProofRecord) })
const mostKept = 50

const fileOf = (places: Places, account: string) =>
  join(places.dataFolder, 'evidence', `${account}-permissions.json`)

/** What was proven in this account so far, newest first. */
export async function readProofs(places: Places, account: string): Promise<ProofRecord[]> {
  const { records } = await readStored(fileOf(places, account), Stored, { format: 1, records: [] })
  return records
}

/** Keeps what the calls just made have shown, beside what IAM itself says at this moment. */
export async function keepProof(context: StepContext, tried: PrincipalRow): Promise<void> {
  const { places, identity, ledger, now } = context
  const [truths, policies] = await Promise.all([
    ifAllowed(() => truthTable(context, tried.arn)),
    ifAllowed(() => versionsInForce(context)),
  ])
  const calls = tried.profile === undefined ? [] : provingCalls(ledger, tried.profile)
  const record: ProofRecord = {
    at: now(),
    principal: tried.arn,
    policies: policies ?? [],
    rows: [
      ...calls.map(({ title, status, answer, requestId }) => ({
        by: 'call' as const,
        words: title,
        isExpected: status === 'done',
        ...(answer !== undefined && { answer }),
        ...(requestId !== undefined && { requestId }),
      })),
      ...(truths ?? []).map((truth) => ({ by: 'simulation' as const, ...truth })),
    ],
  }
  const records = [record, ...(await readProofs(places, identity.account))].slice(0, mostKept)
  await writeStored(fileOf(places, identity.account), { format: 1, records })
}

async function versionsInForce(context: StepContext): Promise<ProofRecord['policies']> {
  const { policies } = await wantedPolicies(context)
  const found = await Promise.all(
    policies.map(async (policy) => ({ policy, existing: await existingPolicy(context, policy) })),
  )
  return found.flatMap(({ policy: { arn }, existing }) =>
    existing ? [{ arn, version: existing.defaultVersion }] : [],
  )
}
