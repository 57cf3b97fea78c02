import * as shapes from '@aws-sdk/client-s3'
import type { Service } from '../operation.ts'
import { named } from './named.ts'
import * as buckets from './s3/buckets.ts'
import * as settings from './s3/settings.ts'

export const service: Service = {
  signingName: 's3',
  iamPrefix: 's3',
  protocol: 'rest-xml',
  apiVersion: '2006-03-01',
  shapes,
  operations: named({ ...buckets, ...settings }),
}
