import type { FoundationModelLifecycle } from '@aws-sdk/client-bedrock'
import type { Lifecycle } from '../../../shared/setup/lifecycle.ts'

/**
 * What AWS tells of a model in one Region. It has no status for the end of life, only the day. For a current model that
 * day is the least it promises, so only a legacy one that is past it has ended:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html
 */
export function toLifecycle(told: FoundationModelLifecycle | undefined, now: number): Lifecycle {
  if (!told) return { status: 'unknown' }
  const { startOfLifeTime, legacyTime, publicExtendedAccessTime, endOfLifeTime } = told
  const hasEnded = endOfLifeTime !== undefined && endOfLifeTime.getTime() <= now
  const whenLegacy = hasEnded ? 'ended' : 'legacy'
  const days = {
    since: startOfLifeTime,
    legacySince: legacyTime,
    extendedSince: publicExtendedAccessTime,
    endOfLife: endOfLifeTime,
  }
  return {
    status: told.status === 'LEGACY' ? whenLegacy : 'active',
    ...Object.fromEntries(
      Object.entries(days).flatMap(([name, day]) =>
        day ? [[name, day.toISOString().slice(0, 10)]] : [],
      ),
    ),
  }
}
