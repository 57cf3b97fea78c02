import type { RecordedSpend } from './recorded-spend.ts'

/** Both generations of usage types in one day, and word orders of one service. */
export const spellings: RecordedSpend = {
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
                'Claude 4.6 Sonnet (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_InputTokenCount-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.66',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.2',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Sonnet 4.6 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_InputTokenCount_Global-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.6',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.2',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Sonnet 4.6 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_CacheReadInputTokenCount-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '1.3200000001',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '4',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Sonnet 4.6 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_CacheWrite1hInputTokenCount-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.66',
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
                'EUC1-MP:EUC1_output_tokens_standard-Units',
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
                'euc1-mp:euc1_cache_write_tokens_1h_global_standard-units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.8',
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
                'Claude Haiku 5.5 (Amazon Bedrock Edition)',
                'USE1-MP:USE1_input_tokens_long_ctx_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.55',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '1',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Opus 4.7 (Amazon Bedrock Edition)',
                'USE1-MP:USE1_MillionBatchInputTokens-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '2.75',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '1',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'USE1-MP:USE1_Reserved_1Month_InputTPM_Geo-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '31.5',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '100',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Opus 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_output_tokens_warp-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.07',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.01',
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
