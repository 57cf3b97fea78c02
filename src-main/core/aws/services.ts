/**
 * The AWS services the app calls: the client's class, the CLI's name and the prefix of their IAM actions. Each client is
 * loaded when first needed, because together they cost most of a second.
 */
export const services = {
  sts: { load: () => import('@aws-sdk/client-sts'), client: 'STSClient', cli: 'sts', iam: 'sts' },
  iam: { load: () => import('@aws-sdk/client-iam'), client: 'IAMClient', cli: 'iam', iam: 'iam' },
  bedrock: {
    load: () => import('@aws-sdk/client-bedrock'),
    client: 'BedrockClient',
    cli: 'bedrock',
    iam: 'bedrock',
  },
  'bedrock-runtime': {
    load: () => import('@aws-sdk/client-bedrock-runtime'),
    client: 'BedrockRuntimeClient',
    cli: 'bedrock-runtime',
    iam: 'bedrock',
  },
  cloudwatch: {
    load: () => import('@aws-sdk/client-cloudwatch'),
    client: 'CloudWatchClient',
    cli: 'cloudwatch',
    iam: 'cloudwatch',
  },
  'cost-explorer': {
    load: () => import('@aws-sdk/client-cost-explorer'),
    client: 'CostExplorerClient',
    cli: 'ce',
    iam: 'ce',
  },
  accessanalyzer: {
    load: () => import('@aws-sdk/client-accessanalyzer'),
    client: 'AccessAnalyzerClient',
    cli: 'accessanalyzer',
    iam: 'access-analyzer',
  },
  'service-quotas': {
    load: () => import('@aws-sdk/client-service-quotas'),
    client: 'ServiceQuotasClient',
    cli: 'service-quotas',
    iam: 'servicequotas',
  },
  'sso-admin': {
    load: () => import('@aws-sdk/client-sso-admin'),
    client: 'SSOAdminClient',
    cli: 'sso-admin',
    iam: 'sso',
  },
  budgets: {
    load: () => import('@aws-sdk/client-budgets'),
    client: 'BudgetsClient',
    cli: 'budgets',
    iam: 'budgets',
  },
  ec2: { load: () => import('@aws-sdk/client-ec2'), client: 'EC2Client', cli: 'ec2', iam: 'ec2' },
  sns: { load: () => import('@aws-sdk/client-sns'), client: 'SNSClient', cli: 'sns', iam: 'sns' },
  s3: { load: () => import('@aws-sdk/client-s3'), client: 'S3Client', cli: 's3api', iam: 's3' },
  'cloudwatch-logs': {
    load: () => import('@aws-sdk/client-cloudwatch-logs'),
    client: 'CloudWatchLogsClient',
    cli: 'logs',
    iam: 'logs',
  },
  cloudtrail: {
    load: () => import('@aws-sdk/client-cloudtrail'),
    client: 'CloudTrailClient',
    cli: 'cloudtrail',
    iam: 'cloudtrail',
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
  'service-quotas',
  'sso-admin',
  'budgets',
  'ec2',
  'sns',
  's3',
  'cloudtrail',
  'cloudwatch-logs',
] as const
export type ServiceName = (typeof serviceNames)[number]
