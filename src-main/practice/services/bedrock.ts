import * as shapes from '@aws-sdk/client-bedrock'
import type { Service } from '../operation.ts'
import * as agreements from './bedrock/agreements.ts'
import * as logging from './bedrock/invocation-logging.ts'
import * as models from './bedrock/models.ts'
import * as profiles from './bedrock/profiles.ts'
import * as form from './bedrock/use-case-form.ts'
import { named } from './named.ts'

export const service: Service = {
  signingName: 'bedrock',
  iamPrefix: 'bedrock',
  protocol: 'rest-json',
  apiVersion: '2023-04-20',
  shapes,
  operations: named({ ...models, ...profiles, ...form, ...agreements, ...logging }),
}
