import type { RecordedSpend } from './recorded-spend.ts'

/** The whole running month marked as estimated, as it stays until the invoice. */
export const estimatedDays: RecordedSpend = {
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
            Start: '2026-11-14',
            End: '2026-11-15',
          },
          Total: {},
          Groups: [
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_output_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '14.5',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '1',
                  Unit: 'N/A',
                },
              },
            },
          ],
          Estimated: true,
        },
        {
          TimePeriod: {
            Start: '2026-11-16',
            End: '2026-11-17',
          },
          Total: {},
          Groups: [
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_output_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '16.5',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '1',
                  Unit: 'N/A',
                },
              },
            },
          ],
          Estimated: true,
        },
        {
          TimePeriod: {
            Start: '2026-11-17',
            End: '2026-11-18',
          },
          Total: {},
          Groups: [
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_output_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '17.5',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '1',
                  Unit: 'N/A',
                },
              },
            },
          ],
          Estimated: true,
        },
        {
          TimePeriod: {
            Start: '2026-11-18',
            End: '2026-11-19',
          },
          Total: {},
          Groups: [
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_output_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '18.5',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '1',
                  Unit: 'N/A',
                },
              },
            },
          ],
          Estimated: true,
        },
        {
          TimePeriod: {
            Start: '2026-11-19',
            End: '2026-11-20',
          },
          Total: {},
          Groups: [],
          Estimated: true,
        },
      ],
      DimensionValueAttributes: [],
    },
  ],
  records: [],
}
