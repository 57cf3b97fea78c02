import { isDeepStrictEqual } from 'node:util'

/** Whether two texts hold the same JSON; false where one of them holds none. */
export function isSameJson(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other))
  } catch {
    return false
  }
}
