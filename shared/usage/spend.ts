import { z } from '../schema.ts'
import { Residency } from '../setup/choices.ts'

/** The kinds of tokens AWS bills apart. */
export const BilledTokenType = z.enum([
  'input',
  'output',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
])
export type BilledTokenType = z.infer<typeof BilledTokenType>

/** How tokens were bought. */
export const BilledTier = z.enum(['standard', 'priority', 'flex', 'batch', 'reserved'])
export type BilledTier = z.infer<typeof BilledTier>

/** One line of the bill of one day: gross use, before credits and tax. */
export const SpendLine = z.object({
  /** As the bill names it, such as `Claude Opus 5.5 (Amazon Bedrock Edition)`. */
  service: z.string(),
  /** The same key as in the metrics, such as `claude-opus-5-5`; absent for a service that is no Claude model. */
  model: z.string().optional(),
  /** The model's name, or the service's. */
  name: z.string(),
  /** As the bill spells it. */
  usageType: z.string(),
  /** `unclassified`: money that is real, for something this app cannot name. */
  type: z.enum([...BilledTokenType.options, 'unclassified']),
  /** The Region called from; the bill's own code where it is not a known one. */
  region: z.string().optional(),
  scope: Residency.optional(),
  tier: BilledTier.optional(),
  isLongContext: z.boolean().optional(),
  usd: z.number(),
  /** 0 where AWS does not bill this by the token. */
  tokens: z.number(),
})
export type SpendLine = z.infer<typeof SpendLine>

/** US dollars by kind of record. Usage is gross; credits and refunds are usually negative. */
export const RecordTypes = z.object({
  usage: z.number(),
  credit: z.number(),
  refund: z.number(),
  /** AWS taxes the account as a whole, so this is not for Claude alone. */
  tax: z.number(),
  /** Every other kind, under AWS's own name. */
  other: z.record(z.string(), z.number()),
})
export type RecordTypes = z.infer<typeof RecordTypes>

/** One UTC day, as AWS bills. */
export const SpendDay = z.object({
  /** YYYY-MM-DD, UTC. */
  day: z.string(),
  /** Gross use: what the lines add up to. */
  usd: z.number(),
  /** AWS says that the amount may still change. */
  isEstimated: z.boolean(),
  /** All use of the day should have arrived: AWS says so, or the day ended more than a day ago. */
  isClosed: z.boolean(),
  byService: z.record(z.string(), z.number()),
  lines: z.array(SpendLine),
  recordTypes: RecordTypes,
})
export type SpendDay = z.infer<typeof SpendDay>

/** What AWS expects until the end of the month, as of when it was asked. */
export const Forecast = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('known'),
    /** The month it is for, YYYY-MM. */
    month: z.string(),
    /** From the day it was asked, that day included, to the end of the month. */
    remainingUsd: z.number(),
    /** The whole month: what was billed before that day, and the rest. */
    monthEndUsd: z.number(),
    /** The month's end lies between these two in `levelPercent` of 100 cases; absent when AWS gives no interval. */
    interval: z.object({ lowUsd: z.number(), highUsd: z.number() }).optional(),
    levelPercent: z.number(),
    readAt: z.number(),
  }),
  z.object({ status: z.literal('absent'), words: z.string(), readAt: z.number() }),
])
export type Forecast = z.infer<typeof Forecast>

/** Money that is shown but not added up with the rest. */
export const MoneyAside = z.object({
  service: z.string(),
  recordType: z.string(),
  currency: z.string(),
  amount: z.number(),
})
export type MoneyAside = z.infer<typeof MoneyAside>

/** What Cost Explorer says about Claude and the rest of Bedrock, as of `readAt`. */
export const Spend = z.object({
  /** Oldest first. */
  days: z.array(SpendDay),
  services: z.array(z.string()),
  currency: z.string(),
  /** False: Cost Explorer answers, and there is no Bedrock spend in these days yet. */
  hasSpend: z.boolean(),
  /** The last day that is billed for certain, YYYY-MM-DD; absent when none is. */
  billedAsOf: z.string().optional(),
  /** Gross use since the first of the UTC month. */
  monthToDateUsd: z.number(),
  /** The month to date by kind of record. */
  monthToDate: RecordTypes,
  forecast: Forecast,
  /** What is still to come this month; the same as in `forecast`. */
  forecastUsd: z.number().optional(),
  /** Amounts in another currency than US dollars. */
  otherCurrencies: z.array(MoneyAside),
  /** What AWS Marketplace bills beside Bedrock, in these days: not part of any sum here. */
  notBedrock: z.array(MoneyAside),
  /** What was not read, and why, in words. */
  notes: z.array(z.string()),
  readAt: z.number(),
  /** What reading the bill anew by hand costs. */
  nextRefreshUsd: z.number(),
})
export type Spend = z.infer<typeof Spend>
