import * as shapes from '@aws-sdk/client-cloudtrail'
import type { Service } from '../operation.ts'
import * as events from './cloudtrail/events.ts'
import * as logging from './cloudtrail/logging.ts'
import * as trails from './cloudtrail/trails.ts'
import { named } from './named.ts'

export const service: Service = {
  signingName: 'cloudtrail',
  iamPrefix: 'cloudtrail',
  protocol: 'aws-json-1.1',
  apiVersion: '2013-11-01',
  targetPrefix: 'CloudTrail_20131101',
  shapes,
  operations: named({ ...events, ...logging, ...trails }),
}
