import { isErrno } from './read-text.ts'

/**
 * Whether a rename is worth another try: on Windows a virus scanner or an editor may hold the target for a moment.
 * Elsewhere these errors mean what they say.
 */
export const isHeldForNow = (error: unknown, platform: NodeJS.Platform, attempt: number): boolean =>
  platform === 'win32' &&
  attempt < 20 &&
  ['EPERM', 'EACCES', 'EBUSY'].some((code) => isErrno(error, code))
