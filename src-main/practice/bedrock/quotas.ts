import { createHash } from 'node:crypto'
import type { Account } from '../account.ts'
import { type Model, models } from './models.ts'
import { findRegion } from './regions.ts'

export type Quota = {
  readonly code: string
  readonly name: string
  /** What AWS gives every account; what this one has is `appliedValue`. */
  readonly defaultValue: number
  readonly isAdjustable: boolean
}

/** Bedrock's quotas of one Region, named as Service Quotas names them: by scope, unit and model. */
export function quotasOf(region: string): readonly Quota[] {
  const geography = findRegion(region)?.geography
  return models
    .filter(({ provider }) => provider === 'Anthropic')
    .flatMap((model) => [
      ...(geography !== undefined && model.geographies.includes(geography)
        ? ratesOf('Cross-region model inference', model, region)
        : []),
      ...(model.geographies.includes('global')
        ? ratesOf('Global cross-region model inference', model, region)
        : []),
      quota(
        `Model invocation max tokens per day for ${nameOf(model)}`,
        14_400_000_000,
        region,
        false,
      ),
    ])
}

/** Rounder than AWS's, which differ by model and month; nobody may rely on the numbers. */
const ratesOf = (scope: string, model: Model, region: string) => [
  quota(`${scope} tokens per minute for ${nameOf(model)}`, 6_000_000, region),
  quota(`${scope} requests per minute for ${nameOf(model)}`, 10_000, region),
]

const nameOf = ({ name }: Model) => `Anthropic ${name}`

function quota(name: string, defaultValue: number, region: string, isAdjustable = true): Quota {
  const hash = createHash('sha256').update(`${region} ${name}`).digest('hex')
  return { code: `L-${hash.slice(0, 8).toUpperCase()}`, name, defaultValue, isAdjustable }
}

/** What the account has of a quota. A new account may have none at all, and only AWS support can change that. */
export const appliedValue = ({ quotas }: Account, { code, defaultValue }: Quota): number =>
  quotas?.applied[code] ?? (quotas?.isNewAccount ? 0 : defaultValue)
