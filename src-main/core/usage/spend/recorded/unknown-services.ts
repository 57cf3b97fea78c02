import type { RecordedSpend } from './recorded-spend.ts'

/** A vendor, a model and an extra that this app does not know, Amazon’s own models, and a product that is not Bedrock’s. */
export const unknownServices: RecordedSpend = {
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
              Keys: ['Amazon Bedrock', 'EUC1-NovaLite-input-tokens'],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.12',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '2000',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: ['Amazon Bedrock', 'EUC1-Guardrail-ContentPolicyUnitsConsumed'],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.75',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '5000',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: ['Command R+ (Amazon Bedrock Edition)', 'USE1-MP:USE1_InputTokenCount-Units'],
              Metrics: {
                UnblendedCost: {
                  Amount: '3',
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
                'Claude Zephyr 9 (Amazon Bedrock Edition)',
                'USE1-MP:USE1_output_tokens_standard-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '40',
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
                'Claude Sonnet 4.6 Long Context (Amazon Bedrock Edition)',
                'USE1-MP:USE1_InputTokenCount-Units',
              ],
              Metrics: {
                UnblendedCost: {
                  Amount: '6',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '1',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: ['Amazon Bedrock AgentCore', 'EUC1-AgentCore-Runtime'],
              Metrics: {
                UnblendedCost: {
                  Amount: '0.04',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '1',
                  Unit: 'N/A',
                },
              },
            },
            {
              Keys: ['Ubuntu Pro 24.04 LTS', 'EUC1-SoftwareUsage:t3.large'],
              Metrics: {
                UnblendedCost: {
                  Amount: '9.99',
                  Unit: 'USD',
                },
                UsageQuantity: {
                  Amount: '24',
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
