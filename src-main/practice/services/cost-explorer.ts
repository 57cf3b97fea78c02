import * as shapes from '@aws-sdk/client-cost-explorer'
import type { Service } from '../operation.ts'
import { getCostAndUsage } from './cost-explorer/cost-and-usage.ts'
import { getDimensionValues } from './cost-explorer/dimension-values.ts'
import { getCostForecast } from './cost-explorer/forecast.ts'

export const service: Service = {
  signingName: 'ce',
  iamPrefix: 'ce',
  protocol: 'aws-json-1.1',
  apiVersion: '2017-10-25',
  targetPrefix: 'AWSInsightsIndexService',
  shapes,
  operations: {
    GetCostAndUsage: getCostAndUsage,
    GetCostForecast: getCostForecast,
    GetDimensionValues: getDimensionValues,
  },
}
