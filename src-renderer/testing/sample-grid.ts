import type { ModelGrid } from '../../shared/setup/model-grid.ts'

export const modelGrid: ModelGrid = {
  regions: [
    { region: 'eu-central-1', name: 'Europe (Frankfurt)', latencyMs: 12 },
    { region: 'us-east-1', name: 'US East (N. Virginia)', latencyMs: 90 },
  ],
  models: [
    {
      modelId: 'anthropic.claude-opus-5-5',
      name: 'Claude Opus 5.5',
      tier: 'opus',
      contextTokens: 1_000_000,
      asksForRetention: false,
      prices: {},
      premiumPercent: 10,
      cells: [
        {
          region: 'eu-central-1',
          lifecycle: { status: 'active', since: '2026-09-22' },
          isOnDemand: false,
          profiles: [
            {
              id: 'eu.anthropic.claude-opus-5-5',
              scope: 'geography',
              geography: 'eu',
              destinations: ['eu-central-1', 'eu-west-1'],
            },
          ],
        },
      ],
    },
  ],
  chosen: { region: 'eu-central-1', residency: 'geography' },
  contextAsOf: '2026-11-22',
}
