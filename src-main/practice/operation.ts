import type { Account } from './account.ts'

/** Who signed the request, as the access key tells. */
export type Caller = {
  readonly arn: string
  readonly userId: string
  readonly kind: 'user' | 'role' | 'root'
  /** User or role name; `root` for the root user. */
  readonly name: string
  readonly accessKeyId: string
}

export type Permission = {
  readonly action: string
  readonly resource: string
  /** Condition keys beyond the global ones (aws:RequestedRegion, aws:PrincipalArn … are added by the server). */
  readonly context?: Readonly<Record<string, readonly string[]>>
}

/** What an operation gets besides its input. */
export type Call = {
  readonly account: Account
  readonly caller: Caller
  readonly region: string
  readonly requestId: string
  /** The account's own time in ms, which tests can move. */
  readonly now: () => number
  /** Throws AWS's AccessDenied of this service unless IAM allows it. For second hops decided while running. */
  readonly authorize: (permission: Permission) => void
}

/**
 * One AWS operation. The server has checked the input against AWS's own schema, the signature's key, planted faults
 * and the permissions named here before `run` is called.
 */
export type Operation<Input = never, Output = unknown> = {
  /** What IAM must allow first. Absent: `<iam prefix>:<operation name>` on `*`. Empty: anybody with a valid key. */
  readonly permissions?: (input: Input, call: Omit<Call, 'authorize'>) => readonly Permission[]
  readonly run: (input: Input, call: Call) => Output | Promise<Output>
  /** Told instead of `run` when a planted fault refuses the call, so that throttles and errors can be counted too. */
  readonly whenRefused?: (
    input: Input,
    call: Call,
    outcome: 'throttled' | 'clientError' | 'serverError',
  ) => void
}

/** An error that AWS defines for the service. `code` is the exception's shape name as the SDK exports it. */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly fields: Readonly<Record<string, unknown>>
  constructor(
    code: string,
    message: string,
    status = 400,
    fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.code = code
    this.status = status
    this.fields = fields
  }
}

export type Protocol =
  | 'aws-json-1.0'
  | 'aws-json-1.1'
  | 'query'
  | 'ec2-query'
  | 'rest-json'
  | 'rest-xml'

/** One AWS service of the practice account: its own file under `services/`. */
export type Service = {
  /** The name requests are signed for: `iam`, `bedrock`, `monitoring`, `ce`, `sts`, `access-analyzer`. */
  readonly signingName: string
  /** Prefix of its IAM actions: `iam`, `bedrock`, `cloudwatch`, `ce`, `sts`, `access-analyzer`. */
  readonly iamPrefix: string
  readonly protocol: Protocol
  readonly apiVersion: string
  /** `X-Amz-Target` prefix of the JSON protocols, such as `GraniteServiceVersion20100801`. */
  readonly targetPrefix?: string
  /** The SDK client module: its exported operation and error schemas (`CreatePolicy$`) shape requests and answers. */
  readonly shapes: Readonly<Record<string, unknown>>
  /** The exception of a service that has its own name for AccessDenied. */
  readonly deniedAs?: string
  readonly operations: Readonly<Record<string, Operation>>
}
