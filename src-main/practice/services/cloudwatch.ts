import * as shapes from '@aws-sdk/client-cloudwatch'
import type { Service } from '../operation.ts'
import {
  deleteDashboards,
  getDashboard,
  listDashboards,
  putDashboard,
} from './cloudwatch/dashboards.ts'
import { listMetrics } from './cloudwatch/list-metrics.ts'
import { getMetricData } from './cloudwatch/metric-data.ts'
import { getMetricStatistics } from './cloudwatch/metric-statistics.ts'

export const service: Service = {
  signingName: 'monitoring',
  iamPrefix: 'cloudwatch',
  protocol: 'aws-json-1.0',
  apiVersion: '2010-08-01',
  targetPrefix: 'GraniteServiceVersion20100801',
  shapes,
  operations: {
    ListMetrics: listMetrics,
    GetMetricData: getMetricData,
    GetMetricStatistics: getMetricStatistics,
    PutDashboard: putDashboard,
    GetDashboard: getDashboard,
    ListDashboards: listDashboards,
    DeleteDashboards: deleteDashboards,
  },
}
