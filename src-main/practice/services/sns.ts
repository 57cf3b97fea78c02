import * as shapes from '@aws-sdk/client-sns'
import type { Service } from '../operation.ts'
import { named } from './named.ts'
import { publish } from './sns/publish.ts'
import * as subscriptions from './sns/subscriptions.ts'
import * as topics from './sns/topics.ts'

export const service: Service = {
  signingName: 'sns',
  iamPrefix: 'SNS',
  protocol: 'query',
  apiVersion: '2010-03-31',
  shapes,
  deniedAs: 'AuthorizationErrorException',
  operations: named({ ...topics, ...subscriptions, publish }),
}
