import type { RecordedSpend } from './recorded-spend.ts'

/** A promotional credit, a refund, tax of the whole account, a discount programme and a kind nobody has seen. */
export const creditsRefundsTax: RecordedSpend = {
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
            Start: '2026-11-10',
            End: '2026-11-11',
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
                  Amount: '10',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.4545',
                  Unit: 'N/A',
                },
              },
            },
          ],
          Estimated: false,
        },
      ],
      DimensionValueAttributes: [],
    },
  ],
  records: [
    {
      GroupDefinitions: [
        {
          Type: 'DIMENSION',
          Key: 'RECORD_TYPE',
        },
        {
          Type: 'DIMENSION',
          Key: 'SERVICE',
        },
      ],
      ResultsByTime: [
        {
          TimePeriod: {
            Start: '2026-11-01',
            End: '2026-11-02',
          },
          Total: {},
          Groups: [
            {
              Keys: ['Tax', 'Tax'],
              Metrics: {
                UnblendedCost: {
                  Amount: '12.34',
                  Unit: 'USD',
                },
              },
            },
          ],
          Estimated: false,
        },
        {
          TimePeriod: {
            Start: '2026-11-10',
            End: '2026-11-11',
          },
          Total: {},
          Groups: [
            {
              Keys: ['Credit', 'Claude Opus 5.5 (Amazon Bedrock Edition)'],
              Metrics: {
                UnblendedCost: {
                  Amount: '-4',
                  Unit: 'USD',
                },
              },
            },
            {
              Keys: ['Credit', 'Amazon Bedrock'],
              Metrics: {
                UnblendedCost: {
                  Amount: '-0.5',
                  Unit: 'USD',
                },
              },
            },
            {
              Keys: ['Refund', 'Claude Opus 5.5 (Amazon Bedrock Edition)'],
              Metrics: {
                UnblendedCost: {
                  Amount: '-1.25',
                  Unit: 'USD',
                },
              },
            },
            {
              Keys: [
                'Enterprise Discount Program Discount',
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '-0.6',
                  Unit: 'USD',
                },
              },
            },
            {
              Keys: ['Regional Adjustment', 'Claude Opus 5.5 (Amazon Bedrock Edition)'],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.03',
                  Unit: 'USD',
                },
              },
            },
          ],
          Estimated: false,
        },
      ],
      DimensionValueAttributes: [],
    },
  ],
}
