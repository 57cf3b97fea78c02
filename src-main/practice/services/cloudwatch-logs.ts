import * as shapes from '@aws-sdk/client-cloudwatch-logs'
import type { Service } from '../operation.ts'
import * as events from './cloudwatch-logs/events.ts'
import * as groups from './cloudwatch-logs/groups.ts'
import * as settings from './cloudwatch-logs/settings.ts'
import { named } from './named.ts'

export const service: Service = {
  signingName: 'logs',
  iamPrefix: 'logs',
  protocol: 'aws-json-1.1',
  apiVersion: '2014-03-28',
  targetPrefix: 'Logs_20140328',
  shapes,
  operations: named({ ...groups, ...events, ...settings }),
}
