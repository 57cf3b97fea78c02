import type { SpendDay } from '../../../../shared/usage/spend.ts'
import type { StepContext } from '../../steps/step.ts'
import { loadSpend } from './kept-spend.ts'
import { toSpend } from './to-spend.ts'

const daysLookedAt = 14

/**
 * Part of each model's cache writes that the bill of the last closed days has as one-hour writes, which cost more.
 * CloudWatch counts both together, so an estimate needs it; a model without a bill yet is taken to write for five
 * minutes, as Claude Code does.
 */
export function oneHourShares(days: readonly SpendDay[]): ReadonlyMap<string, number> {
  const written = new Map<string, { all: number; oneHour: number }>()
  const recent = days.filter(({ isClosed }) => isClosed).slice(-daysLookedAt)
  for (const { model, type, tokens } of recent.flatMap(({ lines }) => lines)) {
    if (model === undefined || (type !== 'cacheWrite5m' && type !== 'cacheWrite1h')) continue
    const { all, oneHour } = written.get(model) ?? { all: 0, oneHour: 0 }
    written.set(model, {
      all: all + tokens,
      oneHour: oneHour + (type === 'cacheWrite1h' ? tokens : 0),
    })
  }
  return new Map(
    [...written].flatMap(([model, { all, oneHour }]) =>
      oneHour > 0 && all > 0 ? [[model, Math.min(1, oneHour / all)] as const] : [],
    ),
  )
}

/** The same from the bill as it is kept; it asks AWS nothing. */
export async function keptOneHourShares(
  context: StepContext,
): Promise<ReadonlyMap<string, number>> {
  const spend = toSpend(await loadSpend(context), context.now())
  return oneHourShares(spend?.days ?? [])
}
