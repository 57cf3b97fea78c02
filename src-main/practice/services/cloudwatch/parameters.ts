import { AwsError } from '../../operation.ts'

export const refused = (message: string) => new AwsError('ValidationError', message)

/** Start and end in ms. Throws when they are the wrong way round. */
export function spanOf(start: Date | undefined, end: Date | undefined): readonly [number, number] {
  const [from, to] = [start?.getTime() ?? 0, end?.getTime() ?? 0]
  if (from < to) return [from, to]
  throw new AwsError(
    'InvalidParameterValueException',
    'The parameter StartTime must be less than the parameter EndTime.',
  )
}

/** A period in whole minutes, up to a day. Bedrock publishes nothing finer. */
export function checkPeriod(seconds: number | undefined): number {
  if (seconds !== undefined && seconds >= 60 && seconds <= 86_400 && seconds % 60 === 0)
    return seconds
  throw new AwsError(
    'InvalidParameterValueException',
    'The parameter Period must be a multiple of 60, up to 86400.',
  )
}

export const writeToken = (start: number) => Buffer.from(String(start)).toString('base64url')
export function readToken(token: string | undefined): number {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString())
  if (Number.isInteger(start) && start >= 0) return start
  throw new AwsError('InvalidNextToken', 'The NextToken is invalid.')
}
