import type { Residency } from '../../../../shared/setup/choices.ts'
import type { BilledTier, BilledTokenType } from '../../../../shared/usage/spend.ts'

export type ParsedUsageType = {
  /** The bill's own code of the Region called from, such as USE1. */
  readonly regionCode: string
  readonly type: BilledTokenType
  readonly scope: Residency
  readonly tier: BilledTier
  readonly isLongContext: boolean
}

/** AWS Marketplace's: Region code twice, what is sold, and the unit. */
const marketplace = /^(?:[a-z]{2,4}\d*-)?mp:([a-z]{2,4}\d*)_(.+?)(?:-units)?$/

const kinds: Readonly<Record<string, BilledTokenType>> = {
  input: 'input',
  output: 'output',
  cache_read: 'cacheRead',
  cache_write: 'cacheWrite5m',
  cachereadinput: 'cacheRead',
  cachewriteinput: 'cacheWrite5m',
  cachewrite1hinput: 'cacheWrite1h',
}

/** How the kind of token has been spelled, newest first. What follows it are words parted by underscores. */
const heads: readonly { readonly shape: RegExp; readonly tier: BilledTier }[] = [
  { shape: /^(input|output|cache_read|cache_write)_tokens(?:_|$)/, tier: 'standard' },
  {
    shape: /^(input|output|cachereadinput|cachewriteinput|cachewrite1hinput)tokencount(?:_|$)/,
    tier: 'standard',
  },
  { shape: /^millionbatch(input|output)tokens(?:_|$)/, tier: 'batch' },
  { shape: /^reserved_\d+months?_(input|output)tpm(?:_|$)/, tier: 'reserved' },
]

/** Every word that may follow. Those that change nothing are here because an unknown one may change anything. */
const known = new Set(
  '1h 5m global geo regional standard priority flex batch longctx lctx'.split(' '),
)
const tiers = ['priority', 'flex', 'batch'] as const

/**
 * What a usage type of the bill stands for, in any case and in every spelling seen since Claude 4.5; undefined when any
 * part of it is not understood, because then its price and its unit may be others too.
 */
export function parseUsageType(text: string): ParsedUsageType | undefined {
  const [, code, sold] = marketplace.exec(text.trim().toLowerCase()) ?? []
  if (code === undefined || sold === undefined) return undefined
  for (const { shape, tier } of heads) {
    const [head, kind = ''] = shape.exec(sold) ?? []
    const type = kinds[kind]
    if (head === undefined || type === undefined) continue
    const rest = sold.slice(head.length).replace(/long_?(ctx|context)/, 'longctx')
    const said = new Set(rest.split('_').filter((word) => word !== ''))
    if ([...said].some((word) => !known.has(word))) return undefined
    const isHour = said.has('1h')
    if (isHour && type !== 'cacheWrite5m') return undefined
    return {
      regionCode: code.toUpperCase(),
      type: isHour ? 'cacheWrite1h' : type,
      scope: said.has('global') ? 'global' : 'geography',
      tier: tiers.find((each) => said.has(each)) ?? tier,
      isLongContext: said.has('longctx') || said.has('lctx'),
    }
  }
  return undefined
}
