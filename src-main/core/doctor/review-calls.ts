import { join } from 'node:path'
import type { CallHealth } from '../../../shared/doctor/call-health.ts'
import { z } from '../../../shared/schema.ts'
import type { UsageRow } from '../../../shared/usage/metrics.ts'
import { readText } from '../files/read-text.ts'
import type { StepContext } from '../steps/step.ts'
import { readUsage } from '../usage/read-usage.ts'
import { type HourOfCalls, judgeCaching, judgeThrottling } from './judge-calls.ts'

/** The last hour’s refusals for speed and use of the cache, from the numbers that the Usage screen keeps. */
export async function reviewCalls(context: StepContext, capUsd?: number): Promise<CallHealth> {
  const [{ metrics }, switches] = await Promise.all([
    readUsage(context, { range: '1h', refreshSpend: false }, capUsd),
    cacheSwitches(context),
  ])
  const read = metrics.status === 'ok' ? metrics.value : metrics.kept
  const hour = hourOf(read?.detail.rows ?? [])
  return {
    ...(metrics.status === 'problem' && { problem: metrics.problem }),
    throttling: judgeThrottling(hour),
    caching: judgeCaching(hour, switches),
  }
}

const total = (sums: readonly number[]) => sums.reduce((all, one) => all + one, 0)

function hourOf(rows: readonly UsageRow[]): HourOfCalls[] {
  const byModel = new Map<string, HourOfCalls>()
  for (const { model, name, tokens, requests } of rows) {
    const known = byModel.get(model)
    byModel.set(model, {
      name,
      calls: (known?.calls ?? 0) + total(requests.invocations),
      throttled: (known?.throttled ?? 0) + total(requests.throttles),
      input: (known?.input ?? 0) + total(tokens.input),
      cacheRead: (known?.cacheRead ?? 0) + total(tokens.cacheRead),
      cacheWrite: (known?.cacheWrite ?? 0) + total(tokens.cacheWrite),
    })
  }
  return [...byModel.values()]
}

/** The part of Claude Code's settings that is of interest. https://code.claude.com/docs/en/env-vars */
const Environment = z.object({ env: z.record(z.string(), z.unknown()) })

/** The settings of Claude Code that turn its caching off; none where the file cannot be made out. */
async function cacheSwitches({ places }: StepContext): Promise<string[]> {
  const text = await readText(join(places.claudeFolder, 'settings.json')).catch(() => null)
  const read = Environment.safeParse(asJson(text ?? ''))
  if (!read.success) return []
  return Object.entries(read.data.env)
    .filter(([name, value]) => name.startsWith('DISABLE_PROMPT_CACHING') && isOn(value))
    .map(([name]) => name)
}

const isOn = (value: unknown) =>
  !['', '0', 'false', 'no', 'off'].includes(String(value).toLowerCase())

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
