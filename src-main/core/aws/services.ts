/** The AWS services the app calls, each client loaded when first needed: together they cost most of a second. */
export const services = {
  sts: { load: () => import('@aws-sdk/client-sts'), client: 'STSClient', cli: 'sts' },
  iam: { load: () => import('@aws-sdk/client-iam'), client: 'IAMClient', cli: 'iam' },
  bedrock: {
    load: () => import('@aws-sdk/client-bedrock'),
    client: 'BedrockClient',
    cli: 'bedrock',
  },
  'bedrock-runtime': {
    load: () => import('@aws-sdk/client-bedrock-runtime'),
    client: 'BedrockRuntimeClient',
    cli: 'bedrock-runtime',
  },
  cloudwatch: {
    load: () => import('@aws-sdk/client-cloudwatch'),
    client: 'CloudWatchClient',
    cli: 'cloudwatch',
  },
  'cost-explorer': {
    load: () => import('@aws-sdk/client-cost-explorer'),
    client: 'CostExplorerClient',
    cli: 'ce',
  },
  accessanalyzer: {
    load: () => import('@aws-sdk/client-accessanalyzer'),
    client: 'AccessAnalyzerClient',
    cli: 'accessanalyzer',
  },
} as const satisfies Record<ServiceName, object>

export const serviceNames = [
  'sts',
  'iam',
  'bedrock',
  'bedrock-runtime',
  'cloudwatch',
  'cost-explorer',
  'accessanalyzer',
] as const
export type ServiceName = (typeof serviceNames)[number]
