import type { ServiceName } from './services.ts'

/** Where and as whom a call is made; what is left out is the connection's own. */
export type CallOptions = {
  readonly region?: string
  readonly profile?: string
  readonly signal?: AbortSignal
  /** `refused`: the SDK makes the call again only when AWS has certainly not carried it out. */
  readonly retries?: 'all' | 'refused'
}

type Modules = {
  sts: typeof import('@aws-sdk/client-sts')
  iam: typeof import('@aws-sdk/client-iam')
  bedrock: typeof import('@aws-sdk/client-bedrock')
  'bedrock-runtime': typeof import('@aws-sdk/client-bedrock-runtime')
  cloudwatch: typeof import('@aws-sdk/client-cloudwatch')
  'cost-explorer': typeof import('@aws-sdk/client-cost-explorer')
  accessanalyzer: typeof import('@aws-sdk/client-accessanalyzer')
  'service-quotas': typeof import('@aws-sdk/client-service-quotas')
  'sso-admin': typeof import('@aws-sdk/client-sso-admin')
  budgets: typeof import('@aws-sdk/client-budgets')
  ec2: typeof import('@aws-sdk/client-ec2')
  sns: typeof import('@aws-sdk/client-sns')
  s3: typeof import('@aws-sdk/client-s3')
  cloudtrail: typeof import('@aws-sdk/client-cloudtrail')
  'cloudwatch-logs': typeof import('@aws-sdk/client-cloudwatch-logs')
}

/** Operation names of a service, taken from the SDK's own command classes. */
export type OperationName<Service extends ServiceName> = {
  [Key in keyof Modules[Service]]: Key extends `${infer Name}Command` ? Name : never
}[keyof Modules[Service]]

type Sent<Service extends ServiceName, Name extends string> = `${Name}Command` extends infer Key
  ? Key extends keyof Modules[Service]
    ? Modules[Service][Key] extends abstract new (
        // Commands without a required member have several constructors; what matters is what they build.
        ...args: never[]
      ) => {
        input: infer Input
        resolveMiddleware: (
          ...rest: never[]
        ) => (...rest: never[]) => Promise<{ output: infer Output }>
      }
      ? { input: Input; output: Output }
      : never
    : never
  : never

/** Calls AWS. Every failure is a ProblemError; the AWS error stays its `cause`. */
export type Aws = {
  readonly call: <Service extends ServiceName, Name extends OperationName<Service> & string>(
    service: Service,
    operation: Name,
    input: Sent<Service, Name>['input'] & object,
    options?: CallOptions,
  ) => Promise<Sent<Service, Name>['output']>
  /** The same for an operation known only by name, as changes have it. */
  readonly send: (
    service: ServiceName,
    operation: string,
    input: object,
    options?: CallOptions,
  ) => Promise<unknown>
  /** When a profile's session ends (ms since 1970); undefined for keys that do not expire or cannot be had. */
  readonly expiresAt: (profile?: string) => Promise<number | undefined>
}
