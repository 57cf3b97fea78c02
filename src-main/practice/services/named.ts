import type { Service } from '../operation.ts'

/** `createUser` is AWS's `CreateUser`. */
export function named<Held extends object>(operations: Held): Service['operations'] {
  return Object.fromEntries(
    Object.entries(operations)
      .filter(([, operation]) => typeof operation === 'object')
      .map(([name, operation]) => [name.charAt(0).toUpperCase() + name.slice(1), operation]),
  )
}
