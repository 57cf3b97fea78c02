import { ProblemError } from '../../../shared/problem.ts'
import type { Aws } from '../aws/aws.ts'
import { prepareInput } from '../aws/operation-shape.ts'
import { failure } from '../problems.ts'
import type { AwsCall, Change } from './change.ts'
import { fillOutputs } from './outputs.ts'
import { waitFor } from './wait.ts'

export type Performed = { readonly output?: unknown; readonly note?: string }

type Performing = {
  readonly aws: Aws
  readonly outputs: ReadonlyMap<string, unknown>
  readonly signal: AbortSignal
  readonly now: () => number
  readonly tell: (note: string) => void
}

/** Makes one planned AWS call and gives back its answer once it is as expected. Throws a ProblemError otherwise. */
export async function performCall(
  change: Change,
  call: AwsCall,
  at: Performing,
): Promise<Performed> {
  const input = await prepareInput(
    call.service,
    call.operation,
    fillOutputs(call.input, at.outputs),
  )
  const started = at.now()
  for (let attempt = 0; ; attempt += 1) {
    const result = await once(change, call, input, at)
    if (!(result instanceof ProblemError)) return result
    const waitedMs = at.now() - started
    if (!isUnsettled(result, call) || waitedMs >= (change.settleMs ?? 0)) throw result
    at.tell(`AWS is still spreading the new permissions (${Math.round(waitedMs / 1000)} s)…`)
    await waitFor(Math.min(500 * 2 ** attempt, 5_000), at.signal)
  }
}

async function once(
  change: Change,
  call: AwsCall,
  input: object,
  { aws, signal }: Performing,
): Promise<Performed | ProblemError> {
  try {
    const output = await aws.send(call.service, call.operation, input, {
      region: call.region,
      signal,
      ...(call.profile !== undefined && { profile: call.profile }),
    })
    if (call.expect === 'success') return { output }
    return failure('aws.refused', {
      title: 'This call should have been refused, but AWS allowed it',
      detail: 'Some other policy of this user or role still allows more than the narrow one.',
    })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (call.expect === 'denied' && isDenied(error)) return { note: 'refused, as it should be' }
    if (isAlreadyDone(error, change)) return { note: 'was already so' }
    return error
  }
}

const isDenied = ({ problem }: ProblemError) =>
  problem.code === 'permission.denied' || problem.code === 'permission.deniedByOrganization'

/** What a permission that has not arrived everywhere yet looks like. */
const isUnsettled = (error: ProblemError, call: AwsCall) =>
  call.expect === 'success' ? isDenied(error) : error.problem.code === 'aws.refused'

function isAlreadyDone({ cause }: ProblemError, { alreadyDone = [] }: Change): boolean {
  return cause instanceof Error && alreadyDone.includes(cause.name)
}
