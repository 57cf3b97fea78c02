import type { Account, Fault } from './account.ts'
import type { Service } from './operation.ts'

/**
 * The planted fault that this call runs into before its effect, or after it, counted. Undefined for most calls. A call
 * that is refused has no effect, and meets none after it.
 */
export function takeFault(
  account: Account,
  { signingName, iamPrefix }: Service,
  operation: string,
  input: object,
  afterEffect: boolean,
): Fault | undefined {
  const fault = account.faults.find(
    (each) =>
      ['*', signingName, iamPrefix].includes(each.service) &&
      (each.operation === '*' || each.operation === operation) &&
      each.times !== 0 &&
      (each.afterEffect ?? false) === afterEffect &&
      Object.entries(each.input ?? {}).every(([name, value]) => Reflect.get(input, name) === value),
  )
  if (!fault) return undefined
  fault.seen = (fault.seen ?? 0) + 1
  if (fault.seen % (fault.everyNth ?? 1) !== 0) return undefined
  if (fault.times !== undefined) fault.times -= 1
  return fault
}
