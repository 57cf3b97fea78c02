import type { RecordedSpend } from './recorded-spend.ts'

/** Days that are not broken down, empty, or with groups that lack parts. */
export const missingGroups: RecordedSpend = {
  usage: [
    {
      GroupDefinitions: [
        {
          Type: 'DIMENSION',
          Key: 'SERVICE',
        },
        {
          Type: 'DIMENSION',
          Key: 'USAGE_TYPE',
        },
      ],
      ResultsByTime: [
        {
          TimePeriod: {
            Start: '2026-11-09',
            End: '2026-11-10',
          },
          Total: {
            UnblendedCost: {
              Amount: '5.5',
              Unit: 'USD',
            },
            UsageQuantity: {
              Amount: '12',
              Unit: 'N/A',
            },
          },
          Estimated: false,
        },
        {
          TimePeriod: {
            Start: '2026-11-10',
            End: '2026-11-11',
          },
          Total: {},
          Groups: [],
          Estimated: false,
        },
        {
          TimePeriod: {
            Start: '2026-11-11',
            End: '2026-11-12',
          },
          Total: {},
          Estimated: false,
        },
        {
          TimePeriod: {
            Start: '2026-11-12',
            End: '2026-11-13',
          },
          Total: {},
          Groups: [
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_input_tokens_standard-Units',
              ],
            },
            {
              Metrics: {
                UnblendedCost: {
                  Amount: '0.25',
                  Unit: 'USD',
                },
              },
            },
            {
              Keys: ['Claude Opus 5.5 (Amazon Bedrock Edition)'],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.75',
                },
              },
            },
          ],
          Estimated: false,
        },
      ],
      DimensionValueAttributes: [],
    },
    {},
  ],
  records: [{}],
}
