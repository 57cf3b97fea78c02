import * as shapes from '@aws-sdk/client-accessanalyzer'
import type { Service } from '../operation.ts'
import { validatePolicy } from './access-analyzer/validate-policy.ts'
import { named } from './named.ts'

export const service: Service = {
  signingName: 'access-analyzer',
  iamPrefix: 'access-analyzer',
  protocol: 'rest-json',
  apiVersion: '2019-11-01',
  shapes,
  operations: named({ validatePolicy }),
}
