import type { AwsError } from '../operation.ts'
import { type ErrorShape, findError } from './shapes.ts'
import type { LoadedService } from './wire.ts'

export type ErrorAnswer = {
  readonly shape: ErrorShape | undefined
  readonly status: number
  /** The name of the query protocol (`NoSuchEntity`), which often is not the shape's (`NoSuchEntityException`). */
  readonly queryCode: string
  readonly fault: 'Sender' | 'Receiver'
}

/** What AWS's own description of the service says about an error: its status and its other names. */
export function describeError(error: AwsError, loaded: LoadedService | undefined): ErrorAnswer {
  const shape = loaded && findError(loaded.service.shapes, error.code)
  const { awsQueryError, httpError } = shape?.shape.traits ?? {}
  const [queryCode, queryStatus] = Array.isArray(awsQueryError) ? awsQueryError : []
  const status = Number(httpError ?? queryStatus ?? error.status)
  return {
    shape,
    status,
    queryCode: String(queryCode ?? error.code),
    fault: status >= 500 ? 'Receiver' : 'Sender',
  }
}
