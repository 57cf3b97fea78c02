import type { RecordedSpend } from './recorded-spend.ts'

/** A bill in two currencies. */
export const otherCurrency: RecordedSpend = {
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
                'APN1-MP:APN1_output_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '2.2',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.1',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'APN1-MP:APN1_input_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '330',
                  Unit: 'JPY',
                },
                UsageQuantity: {
                  Amount: '0.5',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Sonnet 5.5 (Amazon Bedrock Edition)',
                'APN1-MP:APN1_input_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '-30',
                  Unit: 'JPY',
                },
                UsageQuantity: {
                  Amount: '-0.1',
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
            Start: '2026-11-10',
            End: '2026-11-11',
          },
          Total: {},
          Groups: [
            {
              Keys: ['Credit', 'Claude Opus 5.5 (Amazon Bedrock Edition)'],
              Metrics: {
                UnblendedCost: {
                  Amount: '-100',
                  Unit: 'JPY',
                },
              },
            },
            {
              Keys: ['Tax', 'Tax'],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.42',
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
