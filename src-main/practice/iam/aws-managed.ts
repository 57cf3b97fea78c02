export type AwsManagedPolicy = {
  readonly id: string
  readonly name: string
  readonly arn: string
  readonly description: string
  readonly document: string
}

type Allowed = { readonly actions: readonly string[]; readonly resource?: string }

function managed(
  name: string,
  description: string,
  ...allowed: readonly Allowed[]
): readonly [string, AwsManagedPolicy] {
  const arn = `arn:aws:iam::aws:policy/${name}`
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: allowed.map(({ actions, resource = '*' }) => ({
      Effect: 'Allow',
      Action: actions,
      Resource: resource,
    })),
  })
  const id = `ANPA${name.toUpperCase().padEnd(17, 'X').slice(0, 17)}`
  return [arn, { id, name, arn, description, document }]
}

/** Policies AWS keeps, in their effect on the services the practice account has. */
export const awsManagedPolicies: Readonly<Record<string, AwsManagedPolicy>> = Object.fromEntries([
  managed('AdministratorAccess', 'Provides full access to AWS services and resources.', {
    actions: ['*'],
  }),
  managed(
    'AmazonBedrockFullAccess',
    'Provides full access to Amazon Bedrock as well as limited access to related services.',
    {
      actions: [
        'bedrock:*',
        'aws-marketplace:Subscribe',
        'aws-marketplace:Unsubscribe',
        'aws-marketplace:ViewSubscriptions',
      ],
    },
    { actions: ['iam:ListRoles', 'kms:DescribeKey', 'ec2:DescribeVpcs', 'ec2:DescribeSubnets'] },
  ),
  managed('AmazonBedrockLimitedAccess', 'Provides limited access to Amazon Bedrock.', {
    actions: [
      'bedrock:Get*',
      'bedrock:List*',
      'bedrock:InvokeModel',
      'bedrock:InvokeModelWithResponseStream',
      'bedrock:CallWithBearerToken',
      'bedrock:CreateInferenceProfile',
      'bedrock:DeleteInferenceProfile',
      'aws-marketplace:Subscribe',
      'aws-marketplace:ViewSubscriptions',
    ],
  }),
  managed('AmazonBedrockReadOnly', 'Provides read only access to Amazon Bedrock.', {
    actions: ['bedrock:Get*', 'bedrock:List*'],
  }),
  managed('ReadOnlyAccess', 'Provides read-only access to AWS services and resources.', {
    actions: [
      'bedrock:Get*',
      'bedrock:List*',
      'iam:Get*',
      'iam:List*',
      'iam:SimulateCustomPolicy',
      'iam:SimulatePrincipalPolicy',
      'cloudwatch:Get*',
      'cloudwatch:List*',
      'ce:Get*',
      'access-analyzer:ValidatePolicy',
    ],
  }),
  managed('IAMReadOnlyAccess', 'Provides read only access to IAM.', {
    actions: ['iam:Get*', 'iam:List*', 'iam:SimulateCustomPolicy', 'iam:SimulatePrincipalPolicy'],
  }),
  managed('CloudWatchReadOnlyAccess', 'Provides read only access to CloudWatch.', {
    actions: ['cloudwatch:Get*', 'cloudwatch:List*', 'cloudwatch:Describe*'],
  }),
  managed('AWSBillingReadOnlyAccess', 'Allows users to view bills on the Billing Console.', {
    actions: ['ce:Get*', 'ce:List*', 'budgets:View*', 'budgets:Describe*'],
  }),
  managed('SignInLocalDevelopmentAccess', 'Allows signing in for local development.', {
    actions: ['signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'],
  }),
])
