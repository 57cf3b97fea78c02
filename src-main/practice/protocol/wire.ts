import type { AwsError, Service } from '../operation.ts'
import type { OperationShape } from './shapes.ts'

export type WireRequest = {
  readonly method: string
  /** As it came, still percent-encoded, without the query. */
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly remoteAddress: string
}

export type WireResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array>
}

/** A service with AWS's operations looked up once. */
export type LoadedService = {
  readonly service: Service
  readonly operations: readonly OperationShape[]
}

/** One of AWS's protocols. */
export type Wire = {
  /** Decides how common errors are called and numbered: `AccessDenied` (query), `AccessDeniedException` 400 or 403. */
  readonly family: 'query' | 'rpc' | 'rest' | 'ec2'
  /** The operation a request asks for. Throws AWS's answer when there is none of that name. */
  readonly findOperation: (request: WireRequest, loaded: LoadedService) => OperationShape
  readonly readInput: (request: WireRequest, operation: OperationShape) => unknown
  readonly writeOutput: (
    output: unknown,
    operation: OperationShape,
    loaded: LoadedService,
    requestId: string,
  ) => WireResponse
  /** `loaded` is absent when the request never got as far as a service. */
  readonly writeError: (
    error: AwsError,
    loaded: LoadedService | undefined,
    requestId: string,
    request: WireRequest,
  ) => WireResponse
}
