import * as shapes from '@aws-sdk/client-service-quotas'
import type { Service } from '../operation.ts'
import { named } from './named.ts'
import * as quotas from './service-quotas/quotas.ts'
import * as requests from './service-quotas/requests.ts'

export const service: Service = {
  signingName: 'servicequotas',
  iamPrefix: 'servicequotas',
  protocol: 'aws-json-1.1',
  apiVersion: '2019-06-24',
  targetPrefix: 'ServiceQuotasV20190624',
  shapes,
  operations: named({ ...quotas, ...requests }),
}
