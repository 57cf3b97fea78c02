import { isSameJson } from '../same-json.ts'
import { orAbsent } from '../settle/look.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { policyName, roleNameIn, trustDocument, writeDocument } from './documents.ts'

/** A log group of this name in the chosen Region, with how long it keeps its records; undefined where there is none. */
export async function readGroup(
  context: StepContext,
  name: string,
): Promise<{ readonly retentionDays: number | undefined } | undefined> {
  const { aws, signal } = context
  const { logGroups = [] } = await aws.call(
    'cloudwatch-logs',
    'DescribeLogGroups',
    { logGroupNamePrefix: name },
    { region: regionOf(context), signal },
  )
  const found = logGroups.find(({ logGroupName }) => logGroupName === name)
  return found && { retentionDays: found.retentionInDays }
}

/** The role that Bedrock writes with, if it is there, and whether it says what it should. */
export async function readRole(context: StepContext) {
  const { aws, signal } = context
  const RoleName = roleNameIn(regionOf(context))
  const [found, policy] = await Promise.all([
    orAbsent(aws.call('iam', 'GetRole', { RoleName }, { signal })),
    orAbsent(aws.call('iam', 'GetRolePolicy', { RoleName, PolicyName: policyName }, { signal })),
  ])
  if (!found) return undefined
  const document = policy && decodeURIComponent(policy.PolicyDocument ?? '')
  return {
    isTrusting: isSameJson(
      decodeURIComponent(found.Role?.AssumeRolePolicyDocument ?? ''),
      trustDocument(context),
    ),
    document,
    isWriting: document !== undefined && isSameJson(document, writeDocument(context)),
  }
}
