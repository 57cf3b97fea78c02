const numbers = new Intl.NumberFormat('en-US')

/** Whole number with thousands separators. */
export const formatCount = (count: number) => numbers.format(Math.round(count))

/** 1 call, 12,345 calls. */
export const formatCountOf = (count: number, one: string) =>
  `${formatCount(count)} ${one}${Math.round(count) === 1 ? '' : 's'}`

/** Tokens in short: 987, 12.3 K, 1.24 M, 3.1 B. */
export function formatTokens(tokens: number): string {
  const units = [
    { of: 1e9, name: 'B' },
    { of: 1e6, name: 'M' },
    { of: 1e3, name: 'K' },
  ]
  // 999,950 would round to "1,000 K", so each unit starts where the one below would show four digits.
  const unit = units.find(({ of }) => tokens >= of * 0.9995)
  if (!unit) return formatCount(tokens)
  const value = tokens / unit.of
  const digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
  return `${Number(value.toFixed(digits))} ${unit.name}`
}

/** US dollars: $12.40; under a cent as "less than $0.01"; prices per million keep what they need. */
export function formatUsd(usd: number, { digits = 2 }: { digits?: number } = {}): string {
  const smallest = 10 ** -digits
  if (usd > 0 && usd < smallest) return `less than $${smallest.toFixed(digits)}`
  const amount = Math.abs(usd).toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: Math.max(2, digits),
  })
  return `${usd < 0 ? '−' : ''}$${amount}`
}

type Zone = { timeZone?: string }

/** Formatters are dear to make (a tenth of a millisecond) and an axis asks for hundreds of labels, so each is made once. */
const madeOnce = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<string | undefined, Intl.DateTimeFormat>()
  return ({ timeZone }: Zone) => {
    const known =
      made.get(timeZone) ??
      new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone !== undefined && { timeZone }) })
    made.set(timeZone, known)
    return known
  }
}
const clock = madeOnce({ hour: '2-digit', minute: '2-digit' })
const yearOnly = madeOnce({ year: 'numeric' })
const dayOnly = madeOnce({ day: 'numeric', month: 'short' })
const dayOfYear = madeOnce({ day: 'numeric', month: 'short', year: 'numeric' })

/** 14:05, in the person's zone unless told otherwise. */
export const formatTime = (ms: number, zone: Zone = {}) => clock(zone).format(ms)

/** 20 Nov, or 20 Nov 2025 for another year than `now`'s. */
export function formatDay(ms: number, { now = Date.now(), ...zone }: Zone & { now?: number } = {}) {
  const isThisYear = yearOnly(zone).format(ms) === yearOnly(zone).format(now)
  return (isThisYear ? dayOnly : dayOfYear)(zone).format(ms)
}

/** 20 Nov, 14:05. */
export const formatDayAndTime = (ms: number, options: Zone & { now?: number } = {}) =>
  `${formatDay(ms, options)}, ${formatTime(ms, options)}`

/** A length of time in its largest sensible unit: 40 s, 3 min, 2 h 5 min, 4 d. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.floor(hours / 24)} d`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** How long something took: 340 ms, 1.7 s; a dash where it is not known. */
export function formatMilliseconds(ms: number | undefined): string {
  if (ms === undefined) return '–'
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}
