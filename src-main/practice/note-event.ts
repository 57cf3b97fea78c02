import { randomUUID } from 'node:crypto'
import { AwsError, type Call, type Service } from './operation.ts'
import { isRecord } from './protocol/read-value.ts'

const mostKept = 400

/** Runs a call and writes it into the account's event history, whether it is carried out or refused. */
export async function noted<Output>(
  call: Call,
  { signingName: service }: Pick<Service, 'signingName'>,
  name: string,
  input: unknown,
  run: () => Promise<Output>,
): Promise<Output> {
  const note = (errorCode?: string) => {
    const { account, caller, region, now } = call
    const modelId = isRecord(input) && typeof input.modelId === 'string' && input.modelId
    const event = {
      id: randomUUID(),
      at: now(),
      region,
      service,
      name,
      who: caller.arn,
      accessKeyId: caller.accessKeyId,
      ...(modelId && { modelId }),
      ...(errorCode !== undefined && { errorCode }),
    }
    account.events = [...(account.events ?? []), event].slice(-mostKept)
  }
  // Reads of other services would push out what an audit asks about.
  const isKept = service === 'bedrock' || !/^(Get|List|Describe|Lookup|Head|Simulate)/.test(name)
  try {
    const output = await run()
    if (isKept) note()
    return output
  } catch (error) {
    if (isKept) note(error instanceof AwsError ? error.code : undefined)
    throw error
  }
}
