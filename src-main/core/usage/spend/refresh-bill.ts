import type { StepContext } from '../../steps/step.ts'
import { askNames, askUsage } from './ask-costs.ts'
import { dayMs, dayOf, dayText } from './days.ts'
import type { KeptSpend } from './kept-spend.ts'
import { problemIn } from './problem-in.ts'
import { type BilledDay, toBill } from './to-bill.ts'

const namesFreshMs = 7 * dayMs
/** Asked for at first, and kept at most: two months to compare. */
const daysKept = 62
/** Asked for again, because AWS may still correct a month. */
const daysAgain = 35

/** Reads the bill anew. When that fails, what was kept stays, with the problem beside it. */
export async function refreshBill(
  context: StepContext,
  kept: KeptSpend,
  take: () => boolean,
): Promise<KeptSpend> {
  const { failed: _, ...rest } = kept
  const now = context.now()
  const today = dayOf(now)
  const isRecent = kept.bill !== undefined && today - dayOf(kept.bill.readAt) < daysAgain - 3
  const period = {
    Start: dayText(today - (isRecent ? daysAgain : daysKept) + 1),
    // The end is not included, so tomorrow's name is what makes today part of it.
    End: dayText(today + 1),
  }
  try {
    const names = await refreshNames(context, kept, period, take)
    const pages = await askUsage(context, period, names.values)
    const { days, ...aside } = toBill(pages, names.values)
    return {
      ...rest,
      names,
      bill: {
        days: merge(kept.bill?.days ?? [], days, period.Start, dayText(today - daysKept + 1)),
        ...aside,
        readAt: now,
        pages: pages.length,
      },
    }
  } catch (error) {
    return { ...kept, failed: { problem: problemIn(error), at: now } }
  }
}

/** Names are asked for once a week; without them AWS Marketplace's lines say enough. */
async function refreshNames(
  context: StepContext,
  { names }: KeptSpend,
  period: { Start: string; End: string },
  take: () => boolean,
): Promise<NonNullable<KeptSpend['names']>> {
  const triedAt = context.now()
  if (names && (triedAt - names.triedAt < namesFreshMs || !take())) return names
  try {
    return { values: await askNames(context, period), triedAt }
  } catch (error) {
    const { code } = problemIn(error)
    // Any other refusal would meet the bill too.
    if (code !== 'permission.denied') throw error
    return { values: names?.values ?? [], triedAt }
  }
}

/** The days asked for as AWS says now, and the ones before them as they were. */
const merge = (
  kept: readonly BilledDay[],
  read: readonly BilledDay[],
  from: string,
  oldest: string,
): BilledDay[] => [...kept.filter(({ day }) => day < from && day >= oldest), ...read]
