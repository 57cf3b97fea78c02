import * as shapes from '@aws-sdk/client-sso-admin'
import type { Service } from '../operation.ts'
import { named } from './named.ts'
import * as permissionSets from './sso-admin/permission-sets.ts'
import * as provisioning from './sso-admin/provisioning.ts'

export const service: Service = {
  signingName: 'sso',
  iamPrefix: 'sso',
  protocol: 'aws-json-1.1',
  apiVersion: '2020-07-20',
  targetPrefix: 'SWBExternalService',
  shapes,
  operations: named({ ...permissionSets, ...provisioning }),
}
