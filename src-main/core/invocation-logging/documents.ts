import { serviceTrust } from '../policy/service-trust.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

export const logGroupName = '/groundwork/claude-calls'
/** Bedrock's own name for it: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
export const logStreamName = 'aws/bedrock/modelinvocations'
export const policyName = 'WriteClaudeCalls'

export const roleNameIn = (region: string): string => `GroundworkClaudeCalls-${region}`

export function roleArn(context: StepContext): string {
  return `arn:aws:iam::${context.identity.account}:role/${roleNameIn(regionOf(context))}`
}

/** Bedrock alone takes the role, and only for this account and Region. */
export function trustDocument(context: StepContext): string {
  const { account } = context.identity
  return serviceTrust('bedrock.amazonaws.com', {
    account,
    arn: `arn:aws:bedrock:${regionOf(context)}:${account}:*`,
  })
}

/** It writes into the one stream and can do nothing else. */
export function writeDocument(context: StepContext): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: `arn:aws:logs:${regionOf(context)}:${context.identity.account}:log-group:${logGroupName}:log-stream:${logStreamName}`,
      },
    ],
  })
}
