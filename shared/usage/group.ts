import type { UsageRow } from './metrics.ts'
import type { TokenType } from './usage.ts'

export type GroupBy = 'model' | 'profile' | 'region' | { readonly tag: string }

/** What is left out of a filter counts as wanted. */
export type UsageFilter = {
  readonly models?: readonly string[]
  readonly profiles?: readonly string[]
  readonly regions?: readonly string[]
  /** Tokens of other types count as none; requests and times stay. */
  readonly types?: readonly TokenType[]
  /** Values wanted by tag; rows without the tag have the value ''. */
  readonly tags?: Readonly<Record<string, readonly string[]>>
}

/** What belongs together, one number per bucket. */
export type UsageGroup = {
  readonly key: string
  readonly name: string
  readonly rows: readonly UsageRow[]
  readonly tokens: UsageRow['tokens']
  /** Estimated US dollars; null where a price is unknown, because a part is no estimate. */
  readonly usd: number[] | null
  readonly requests: UsageRow['requests']
  readonly latency: UsageRow['latency']
}

export const tokenTypes = ['input', 'output', 'cacheRead', 'cacheWrite'] as const

export const filterRows = (
  rows: readonly UsageRow[],
  { models, profiles, regions, types, tags = {} }: UsageFilter,
): UsageRow[] => {
  const kept = rows.filter(
    (row) =>
      (models?.includes(row.model) ?? true) &&
      (profiles?.includes(row.id) ?? true) &&
      (regions?.includes(row.region) ?? true) &&
      Object.entries(tags).every(([tag, values]) => values.includes(row.tags[tag] ?? '')),
  )
  return types ? kept.map((row) => ({ ...row, tokens: ofTypes(row.tokens, types) })) : kept
}

const ofTypes = (tokens: UsageRow['tokens'], types: readonly TokenType[]): UsageRow['tokens'] => {
  const only = (type: TokenType) =>
    types.includes(type) ? tokens[type] : tokens[type].map(() => 0)
  return {
    input: only('input'),
    output: only('output'),
    cacheRead: only('cacheRead'),
    cacheWrite: only('cacheWrite'),
  }
}

/** Rows that share a model, a profile, a Region or the value of a tag, added up; in the order they first come. */
export function groupRows(rows: readonly UsageRow[], by: GroupBy): UsageGroup[] {
  const groups = new Map<string, UsageRow[]>()
  for (const row of rows) {
    const key = keyOf(row, by)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups].map(([key, own]) => ({
    key,
    name: nameOf(own, key, by),
    ...joinRows(own, own[0]?.tokens.input.length ?? 0),
  }))
}

function keyOf(row: UsageRow, by: GroupBy): string {
  if (by === 'model') return row.model
  if (by === 'profile') return row.id
  return by === 'region' ? row.region : (row.tags[by.tag] ?? '')
}

function nameOf([first]: readonly UsageRow[], key: string, by: GroupBy): string {
  if (by === 'model') return first?.name ?? key
  if (by === 'profile') return first?.profileName ?? key
  return by === 'region' || key !== '' ? key : `without ${by.tag}`
}

/** Rows as one, each with that many buckets. */
export function joinRows(
  rows: readonly UsageRow[],
  buckets: number,
): Omit<UsageGroup, 'key' | 'name'> {
  const [only, ...others] = rows
  // Most groups are one row, and a month of five minutes is long.
  if (only && others.length === 0)
    return {
      rows,
      tokens: only.tokens,
      usd: usdOf(only),
      requests: only.requests,
      latency: only.latency,
    }
  const add = (pick: (row: UsageRow) => readonly number[]) => addUp(rows.map(pick), buckets)
  const usd = rows.map((row) => usdOf(row))
  const known = usd.filter((each) => each !== null)
  return {
    rows,
    tokens: {
      input: add(({ tokens }) => tokens.input),
      output: add(({ tokens }) => tokens.output),
      cacheRead: add(({ tokens }) => tokens.cacheRead),
      cacheWrite: add(({ tokens }) => tokens.cacheWrite),
    },
    usd: known.length === usd.length ? addUp(known, buckets) : null,
    requests: {
      invocations: add(({ requests }) => requests.invocations),
      throttles: add(({ requests }) => requests.throttles),
      clientErrors: add(({ requests }) => requests.clientErrors),
      serverErrors: add(({ requests }) => requests.serverErrors),
    },
    latency: {
      p50: weighted(rows, 'p50', buckets),
      p90: weighted(rows, 'p90', buckets),
      firstToken: weighted(rows, 'firstToken', buckets),
    },
  }
}

/** Tokens × prices per bucket, of some token types or of all; null where the price is unknown. */
export function usdOf(
  { tokens, prices }: Pick<UsageRow, 'tokens' | 'prices'>,
  types: readonly TokenType[] = tokenTypes,
): number[] | null {
  if (!prices) return null
  const perToken: Readonly<Record<TokenType, number>> = {
    input: prices.input,
    output: prices.output,
    cacheRead: prices.cacheRead,
    // CloudWatch does not tell five-minute writes from one-hour ones; the bill does.
    cacheWrite:
      prices.cacheWrite5m +
      (prices.oneHourShare ?? 0) * (prices.cacheWrite1h - prices.cacheWrite5m),
  }
  return addUp(
    types.map((type) => tokens[type].map((count) => (count * perToken[type]) / 1e6)),
    tokens.input.length,
  )
}

/** Several lists of one number per bucket, added up. */
export function addUp(lists: readonly (readonly number[])[], length: number): number[] {
  const sums: number[] = Array.from({ length }, () => 0)
  for (const list of lists)
    for (const [index, value] of list.entries()) sums[index] = (sums[index] ?? 0) + value
  return sums
}

/** Percentiles of several models cannot be joined exactly: they are weighted by how often each was called. */
function weighted(
  rows: readonly UsageRow[],
  measure: keyof UsageRow['latency'],
  length: number,
): (number | null)[] {
  return Array.from({ length }, (_, index) => {
    let value = 0
    let weight = 0
    for (const { latency, requests } of rows) {
      const own = latency[measure][index] ?? null
      const calls = requests.invocations[index] ?? 0
      if (own === null) continue
      value += own * calls
      weight += calls
    }
    return weight === 0 ? null : value / weight
  })
}
