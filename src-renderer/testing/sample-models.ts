import type { ModelRow, ModelsReview, RegionReview, RegionRow } from '../../shared/setup/review.ts'

const region = (code: string, name: string, geography: string, ms: number): RegionRow => ({
  region: code,
  name,
  geography,
  destinations: ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-3'],
  hasGlobal: true,
  tiers: { geography: ['opus', 'sonnet', 'haiku'], global: ['opus', 'sonnet', 'haiku'] },
  latencyMs: ms,
})
export const regionReview: RegionReview = {
  regions: [
    region('eu-central-1', 'Frankfurt', 'eu', 21),
    region('eu-west-1', 'Ireland', 'eu', 38),
    region('us-east-1', 'N. Virginia', 'us', 104),
    region('ap-northeast-1', 'Tokyo', 'jp', 241),
    {
      ...region('ap-southeast-1', 'Singapore', 'sg', 190),
      tiers: { geography: [], global: ['opus', 'sonnet', 'haiku'] },
    },
  ],
  recommended: {
    region: 'eu-central-1',
    residency: 'geography',
    reason: 'your profile’s own Region offers all three Claude tiers inside the EU.',
  },
}

const model = (tier: 'opus' | 'sonnet' | 'haiku', name: string, input: number): ModelRow => ({
  profileId: `eu.anthropic.claude-${tier}-5-5`,
  profileArn: `arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-${tier}-5-5`,
  modelId: `anthropic.claude-${tier}-5-5`,
  name,
  tier,
  scope: 'geography',
  geography: 'eu',
  destinations: ['eu-central-1', 'eu-west-1'],
  lifecycle: { status: 'active', endOfLife: '2027-09-22' },
  contextTokens: 1_000_000,
  asksForRetention: false,
  premiumPercent: 10,
  prices: {
    input,
    output: input * 5,
    cacheRead: input * 0.1,
    cacheWrite5m: input * 1.25,
    cacheWrite1h: input * 2,
    source: 'From the account’s own offer.',
  },
  access: { agreement: 'not-available' },
})
export const modelsReview: ModelsReview = {
  contextAsOf: '2026-11-22',
  region: 'eu-central-1',
  residency: 'geography',
  models: [
    model('opus', 'Claude Opus 5.5', 5.5),
    model('sonnet', 'Claude Sonnet 5.5', 3.3),
    model('haiku', 'Claude Haiku 5.5', 1.1),
  ],
  chosen: {
    opus: 'eu.anthropic.claude-opus-5-5',
    sonnet: 'eu.anthropic.claude-sonnet-5-5',
    haiku: 'eu.anthropic.claude-haiku-5-5',
  },
  more: [],
  form: { state: 'missing' },
}
