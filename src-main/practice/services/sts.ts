import * as shapes from '@aws-sdk/client-sts'
import type { Service } from '../operation.ts'
import { assumeRole } from './sts/assume-role.ts'
import { getAccessKeyInfo, getCallerIdentity, getSessionToken } from './sts/identity.ts'

export const service: Service = {
  signingName: 'sts',
  iamPrefix: 'sts',
  protocol: 'query',
  apiVersion: '2011-06-15',
  shapes,
  operations: {
    AssumeRole: assumeRole,
    GetAccessKeyInfo: getAccessKeyInfo,
    GetCallerIdentity: getCallerIdentity,
    GetSessionToken: getSessionToken,
  },
}
