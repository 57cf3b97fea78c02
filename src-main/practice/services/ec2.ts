import * as shapes from '@aws-sdk/client-ec2'
import type { Service } from '../operation.ts'
import { withDryRun } from './ec2/dry-run.ts'
import * as changes from './ec2/endpoint-changes.ts'
import * as services from './ec2/endpoint-services.ts'
import * as endpoints from './ec2/endpoints.ts'
import * as groups from './ec2/groups.ts'
import * as rules from './ec2/rules.ts'
import * as subnets from './ec2/subnets.ts'
import * as tags from './ec2/tags.ts'
import * as vpcs from './ec2/vpcs.ts'
import { named } from './named.ts'

export const service: Service = {
  signingName: 'ec2',
  iamPrefix: 'ec2',
  protocol: 'ec2-query',
  apiVersion: '2016-11-15',
  shapes,
  operations: withDryRun(
    named({
      ...vpcs,
      ...subnets,
      ...groups,
      ...rules,
      ...services,
      ...endpoints,
      ...changes,
      ...tags,
    }),
  ),
}
