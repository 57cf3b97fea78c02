import type { BilledTokenType, SpendDay, SpendLine } from '../../shared/usage/spend.ts'

const typeNames: Readonly<Record<BilledTokenType, string>> = {
  input: 'Input tokens',
  output: 'Output tokens',
  cacheRead: 'Cache reads',
  cacheWrite5m: 'Cache writes, 5 minutes',
  cacheWrite1h: 'Cache writes, 1 hour',
}

/** The same thing billed on several days, as one. */
export type BillLine = {
  readonly key: string
  readonly name: string
  /** What was billed; for what this app cannot name, as the bill spells it. */
  readonly what: string
  readonly where: string
  readonly tokens: number
  readonly usd: number
  readonly isUnclassified: boolean
}

/** What days were billed for, dearest first, what cannot be named last. */
export function billLines(days: readonly SpendDay[]): BillLine[] {
  const sums = new Map<string, BillLine>()
  for (const line of days.flatMap(({ lines }) => lines)) {
    const key = [line.name, whatOf(line), whereOf(line)].join('\n')
    const before = sums.get(key)
    sums.set(key, {
      key,
      name: line.name,
      what: whatOf(line),
      where: whereOf(line),
      tokens: (before?.tokens ?? 0) + line.tokens,
      usd: (before?.usd ?? 0) + line.usd,
      isUnclassified: line.type === 'unclassified',
    })
  }
  return [...sums.values()].toSorted(
    (a, b) => Number(a.isUnclassified) - Number(b.isUnclassified) || b.usd - a.usd,
  )
}

function whatOf({ type, usageType, tier, isLongContext }: SpendLine): string {
  if (type === 'unclassified') return `Unclassified: ${usageType}`
  return [
    typeNames[type],
    tier !== undefined && tier !== 'standard' && tier,
    isLongContext && 'long context',
  ]
    .filter((part) => typeof part === 'string')
    .join(', ')
}

const scopes = { geography: 'geographic', global: 'global' } as const

const whereOf = ({ region, scope }: SpendLine) =>
  [region ?? 'no Region', scope && scopes[scope]].filter((part) => part !== undefined).join(', ')
