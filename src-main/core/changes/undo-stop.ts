import { z } from '../../../shared/schema.ts'
import type { Seen } from '../settle/look.ts'
import type { AwsCall, Change } from './change.ts'
import type { LedgerEntry } from './ledger.ts'

const Found = z.object({ ActionId: z.string(), Status: z.string() })

type Around = {
  /** What was done to it since, the oldest first. */
  readonly later: readonly LedgerEntry[]
  /** Another way back of the same plan lifts it. */
  readonly isLifted: boolean
  readonly see: (call: AwsCall, account: string) => Promise<Seen>
}

/**
 * The way back of a stop. One in force is lifted first: without its budget it would stay so, and nobody could lift it.
 * AWS draws its id, so one that was made once more has another.
 */
export async function stopCalls(
  entry: LedgerEntry,
  calls: readonly AwsCall[],
  around: Around,
): Promise<readonly AwsCall[]> {
  const found = isForming(entry) ? await findStop([entry, ...around.later], around.see) : undefined
  if (!found) return calls
  const own = calls.map((call) => ({ ...call, input: { ...call.input, ActionId: found.ActionId } }))
  const [first] = own
  // One that was removed since does not stop anybody: whatever is in force is another, with a way back of its own.
  const isInForce = found.Status === 'EXECUTION_SUCCESS' && !around.later.some(isRemoval)
  if (first?.operation !== 'DeleteBudgetAction' || around.isLifted || !isInForce) return own
  const input = { ...first.input, ExecutionType: 'REVERSE_BUDGET_ACTION' }
  return [{ ...first, operation: 'ExecuteBudgetAction', input }, ...own]
}

/** Whether it says what the stop does. */
const isForming = ({ effect }: LedgerEntry) =>
  effect.kind === 'aws-call' && /^(Create|Update)BudgetAction$/.test(effect.operation)

const isRemoval = ({ effect }: LedgerEntry) =>
  effect.kind === 'aws-call' && effect.operation === 'DeleteBudgetAction'

/** As it was formed last, it is found. */
async function findStop(entries: readonly LedgerEntry[], see: Around['see']) {
  const last = entries.findLast(isForming)
  if (last?.effect.kind !== 'aws-call') return undefined
  const seen = await see(last.effect, last.account)
  return seen.is === 'so' ? Found.safeParse(seen.output).data : undefined
}

export const isExecution = ({ effect }: LedgerEntry) =>
  effect.kind === 'aws-call' && effect.operation === 'ExecuteBudgetAction'

/** What is done to a stop that this very way back makes again goes by the id that AWS gives it then. */
export function byNewId(call: AwsCall, earlier: readonly Change[]): AwsCall {
  const made = earlier.findLast(
    ({ effect }) => effect.kind === 'aws-call' && effect.operation === 'CreateBudgetAction',
  )
  if (!made || !/^(Delete|Execute|Update)BudgetAction$/.test(call.operation)) return call
  return { ...call, input: { ...call.input, ActionId: { $output: [made.id, 'ActionId'] } } }
}
