import { z } from '../../../shared/schema.ts'
import type { Seen } from '../settle/look.ts'
import type { AwsCall, Change } from './change.ts'
import type { LedgerEntry } from './ledger.ts'

const Found = z.object({ ActionId: z.string(), Status: z.string() })

/**
 * The way back of a stop. One in force is lifted first: without its budget it would stay so, and nobody could lift it.
 * AWS draws its id, so one that was made once more has another.
 */
export async function stopCalls(
  { effect, account }: LedgerEntry,
  calls: readonly AwsCall[],
  see: (call: AwsCall, account: string) => Promise<Seen>,
  isLifted: boolean,
): Promise<readonly AwsCall[]> {
  if (effect.kind !== 'aws-call' || effect.operation !== 'CreateBudgetAction') return calls
  const seen = await see(effect, account)
  const found = seen.is === 'so' ? Found.safeParse(seen.output).data : undefined
  if (!found) return calls
  const { ActionId, Status } = found
  const own = calls.map((call) => ({ ...call, input: { ...call.input, ActionId } }))
  const [first] = own
  if (!first || isLifted || Status !== 'EXECUTION_SUCCESS') return own
  const input = { ...first.input, ExecutionType: 'REVERSE_BUDGET_ACTION' }
  return [{ ...first, operation: 'ExecuteBudgetAction', input }, ...own]
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
