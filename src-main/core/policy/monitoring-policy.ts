import type { Policy } from './policy.ts'

/**
 * What the usage window reads: tokens, costs, quotas, prices. Of these only budgets can be named by ARN; the others know
 * no resources. Source: service authorization reference of each service.
 */
export const monitoringPolicy = (partition: string, account: string): Policy => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'ReadTokens',
      Effect: 'Allow',
      Action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
      Resource: '*',
    },
    {
      Sid: 'ReadCosts',
      Effect: 'Allow',
      Action: ['ce:GetCostAndUsage', 'ce:GetCostForecast', 'ce:GetDimensionValues'],
      Resource: '*',
    },
    {
      Sid: 'ReadBudgets',
      Effect: 'Allow',
      Action: ['budgets:ViewBudget'],
      Resource: [`arn:${partition}:budgets::${account}:budget/*`],
    },
    {
      Sid: 'ReadQuotas',
      Effect: 'Allow',
      Action: [
        'servicequotas:GetServiceQuota',
        'servicequotas:ListAWSDefaultServiceQuotas',
        'servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota',
        'servicequotas:ListServiceQuotas',
      ],
      Resource: '*',
    },
    {
      Sid: 'ReadModelsAndPrices',
      Effect: 'Allow',
      Action: [
        'bedrock:GetFoundationModelAvailability',
        'bedrock:ListFoundationModelAgreementOffers',
        'bedrock:ListFoundationModels',
        'bedrock:ListInferenceProfiles',
        'bedrock:ListTagsForResource',
      ],
      Resource: '*',
    },
  ],
})
