import type { ServiceName } from '../aws/services.ts'
import type { AwsCall, JsonObject } from './change.ts'

/** Calls to AWS in one Region that are to succeed. */
export const callIn =
  (region: string) =>
  (service: ServiceName, operation: string, input: JsonObject): AwsCall => ({
    kind: 'aws-call',
    service,
    operation,
    input,
    region,
    expect: 'success',
  })
