import * as shapes from '@aws-sdk/client-budgets'
import type { Service } from '../operation.ts'
import * as actions from './budgets/actions.ts'
import * as budgets from './budgets/budgets.ts'
import { executeBudgetAction } from './budgets/execute-action.ts'
import * as notifications from './budgets/notifications.ts'
import { named } from './named.ts'

export const service: Service = {
  signingName: 'budgets',
  iamPrefix: 'budgets',
  protocol: 'aws-json-1.1',
  apiVersion: '2016-10-20',
  targetPrefix: 'AWSBudgetServiceGateway',
  shapes,
  operations: named({ ...budgets, ...notifications, ...actions, executeBudgetAction }),
}
