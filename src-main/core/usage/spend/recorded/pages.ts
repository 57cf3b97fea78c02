import type { RecordedSpend } from './recorded-spend.ts'

/** One day cut in two by paging, with the same line on both sides. */
export const pages: RecordedSpend = {
  usage: [
    {
      NextPageToken: 'page2',
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
                  Amount: '0.44',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.1',
                  Unit: 'N/A',
                },
              },
            },
          ],
          Estimated: false,
        },
        {
          TimePeriod: {
            Start: '2026-11-11',
            End: '2026-11-12',
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
                  Amount: '0.88',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.2',
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
            Start: '2026-11-11',
            End: '2026-11-12',
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
                  Amount: '0.22',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.05',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: [
                'Claude Sonnet 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_input_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.11',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.05',
                  Unit: 'N/A',
                },
              },
            },
          ],
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
                'Claude Sonnet 5.5 (Amazon Bedrock Edition)',
                'EUC1-MP:EUC1_output_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '1.1',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '0.1',
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
