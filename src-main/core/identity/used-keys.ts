import type { StepContext } from '../steps/step.ts'
import type { KeyState } from './read-job-user.ts'

/** A key with when it last signed anything (ms since 1970), as far as AWS has noted. */
export type UsedKey = KeyState & { readonly lastUsed?: number }

export const withUse = (
  { aws, signal }: StepContext,
  keys: readonly KeyState[],
): Promise<UsedKey[]> =>
  Promise.all(
    keys.map(async (key) => {
      const { AccessKeyLastUsed: used } = await aws.call(
        'iam',
        'GetAccessKeyLastUsed',
        { AccessKeyId: key.id },
        { signal },
      )
      const at = used?.LastUsedDate?.getTime()
      return { ...key, ...(at !== undefined && { lastUsed: at }) }
    }),
  )
