import type { RecordedSpend } from './recorded-spend.ts'

/** A free line, a line of nothing, a correction below zero and numbers in every spelling. */
export const zeroAndNegative: RecordedSpend = {
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
                'EUC1-MP:EUC1_input_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '0',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.3',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_cache_read_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '0E-10',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_output_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '-2.2',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '-0.1',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Sonnet 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_output_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '1.1E1',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '1',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: ['Claude Sonnet 5.5 (Amazon Bedrock Edition)', ''],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.000000004',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0',
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
  records: [],
}
