import { ProblemError } from '../../../shared/problem.ts'
import type { AwsCall } from '../changes/change.ts'
import type { Look, Seen } from './look.ts'
import {
  lookAtCreatedProfile,
  lookAtDeletedProfile,
  lookAtTags,
  lookAtUntagged,
} from './look-at-application-profile.ts'
import {
  lookAtBucketEncryption,
  lookAtBucketPolicy,
  lookAtCreatedBucket,
  lookAtDeletedBucket,
  lookAtLogging,
  lookAtPublicAccessBlock,
  lookAtTrail,
} from './look-at-audit.ts'
import { lookAtAgreement, lookAtForm } from './look-at-bedrock.ts'
import {
  lookAtCreatedBudget,
  lookAtDeletedBudget,
  lookAtNotification,
  lookAtSubscriber,
  lookAtUpdatedBudget,
} from './look-at-budget.ts'
import { lookAtDashboard, lookAtDeletedDashboards } from './look-at-dashboard.ts'
import {
  lookAtCreatedKey,
  lookAtDeletedKey,
  lookAtKeyStatus,
  lookAtRole,
  lookAtUser,
} from './look-at-identity.ts'
import { lookAtDeletedInline, lookAtMembership, lookAtPutInline } from './look-at-inline.ts'
import {
  lookAtDeletedLogging,
  lookAtLogGroup,
  lookAtLoggingSetting,
  lookAtRetention,
} from './look-at-logging.ts'
import {
  lookAtCreatedEndpoint,
  lookAtCreatedGroup,
  lookAtDeletedEndpoints,
  lookAtDeletedGroup,
  lookAtIngress,
  lookAtModifiedEndpoint,
  lookAtVpcAttribute,
} from './look-at-network.ts'
import { lookAtInlinePolicy } from './look-at-permission-set.ts'
import {
  lookAtAttachment,
  lookAtCreatedPolicy,
  lookAtCreatedVersion,
  lookAtDefaultVersion,
  lookAtDeletedPolicy,
  lookAtDeletedVersion,
} from './look-at-policy.ts'
import { lookAtQuotaRequest } from './look-at-quota-request.ts'
import {
  lookAtCreatedStop,
  lookAtDeletedStop,
  lookAtExecutedStop,
  lookAtUpdatedStop,
} from './look-at-stop.ts'
import {
  lookAtCreatedTopic,
  lookAtDeletedTopic,
  lookAtListener,
  lookAtTopicAttribute,
  lookAtUnsubscribed,
} from './look-at-topic.ts'

/** How the effect of each call that changes something is seen in the account. */
const looks: Readonly<Record<string, Look>> = {
  'iam:CreatePolicy': lookAtCreatedPolicy,
  'iam:DeletePolicy': lookAtDeletedPolicy,
  'iam:CreatePolicyVersion': lookAtCreatedVersion,
  'iam:DeletePolicyVersion': lookAtDeletedVersion,
  'iam:SetDefaultPolicyVersion': lookAtDefaultVersion,
  'iam:AttachUserPolicy': lookAtAttachment(true),
  'iam:AttachRolePolicy': lookAtAttachment(true),
  'iam:AttachGroupPolicy': lookAtAttachment(true),
  'iam:DetachUserPolicy': lookAtAttachment(false),
  'iam:DetachRolePolicy': lookAtAttachment(false),
  'iam:DetachGroupPolicy': lookAtAttachment(false),
  'iam:PutUserPolicy': lookAtPutInline,
  'iam:PutRolePolicy': lookAtPutInline,
  'iam:PutGroupPolicy': lookAtPutInline,
  'iam:DeleteUserPolicy': lookAtDeletedInline,
  'iam:DeleteRolePolicy': lookAtDeletedInline,
  'iam:DeleteGroupPolicy': lookAtDeletedInline,
  'iam:CreateUser': lookAtUser(true),
  'iam:DeleteUser': lookAtUser(false),
  'iam:CreateRole': lookAtRole(true),
  'iam:DeleteRole': lookAtRole(false),
  'iam:CreateAccessKey': lookAtCreatedKey,
  'iam:UpdateAccessKey': lookAtKeyStatus,
  'iam:DeleteAccessKey': lookAtDeletedKey,
  'iam:AddUserToGroup': lookAtMembership(true),
  'iam:RemoveUserFromGroup': lookAtMembership(false),
  'sso-admin:PutInlinePolicyToPermissionSet': lookAtInlinePolicy,
  'sso-admin:DeleteInlinePolicyFromPermissionSet': lookAtInlinePolicy,
  'bedrock:CreateFoundationModelAgreement': lookAtAgreement(true),
  'bedrock:DeleteFoundationModelAgreement': lookAtAgreement(false),
  'bedrock:PutUseCaseForModelAccess': lookAtForm,
  'bedrock:CreateInferenceProfile': lookAtCreatedProfile,
  'bedrock:DeleteInferenceProfile': lookAtDeletedProfile,
  'bedrock:TagResource': lookAtTags,
  'bedrock:UntagResource': lookAtUntagged,
  'cloudwatch:PutDashboard': lookAtDashboard,
  'cloudwatch:DeleteDashboards': lookAtDeletedDashboards,
  'budgets:CreateBudget': lookAtCreatedBudget,
  'budgets:UpdateBudget': lookAtUpdatedBudget,
  'budgets:DeleteBudget': lookAtDeletedBudget,
  'budgets:CreateNotification': lookAtNotification(true),
  'budgets:DeleteNotification': lookAtNotification(false),
  'budgets:CreateSubscriber': lookAtSubscriber(true),
  'budgets:DeleteSubscriber': lookAtSubscriber(false),
  'budgets:CreateBudgetAction': lookAtCreatedStop,
  'budgets:UpdateBudgetAction': lookAtUpdatedStop,
  'budgets:DeleteBudgetAction': lookAtDeletedStop,
  'budgets:ExecuteBudgetAction': lookAtExecutedStop,
  'sns:CreateTopic': lookAtCreatedTopic,
  'sns:DeleteTopic': lookAtDeletedTopic,
  'sns:SetTopicAttributes': lookAtTopicAttribute,
  'sns:Subscribe': lookAtListener,
  'sns:Unsubscribe': lookAtUnsubscribed,
  's3:CreateBucket': lookAtCreatedBucket,
  's3:DeleteBucket': lookAtDeletedBucket,
  's3:PutPublicAccessBlock': lookAtPublicAccessBlock,
  's3:PutBucketEncryption': lookAtBucketEncryption,
  's3:PutBucketPolicy': lookAtBucketPolicy,
  'cloudtrail:CreateTrail': lookAtTrail(true),
  'cloudtrail:DeleteTrail': lookAtTrail(false),
  'cloudtrail:StartLogging': lookAtLogging(true),
  'cloudtrail:StopLogging': lookAtLogging(false),
  'cloudwatch-logs:CreateLogGroup': lookAtLogGroup(true),
  'cloudwatch-logs:DeleteLogGroup': lookAtLogGroup(false),
  'cloudwatch-logs:PutRetentionPolicy': lookAtRetention,
  'cloudwatch-logs:DeleteRetentionPolicy': lookAtRetention,
  'bedrock:PutModelInvocationLoggingConfiguration': lookAtLoggingSetting,
  'bedrock:DeleteModelInvocationLoggingConfiguration': lookAtDeletedLogging,
  'ec2:CreateSecurityGroup': lookAtCreatedGroup,
  'ec2:DeleteSecurityGroup': lookAtDeletedGroup,
  'ec2:AuthorizeSecurityGroupIngress': lookAtIngress(true),
  'ec2:RevokeSecurityGroupIngress': lookAtIngress(false),
  'ec2:ModifyVpcAttribute': lookAtVpcAttribute,
  'ec2:CreateVpcEndpoint': lookAtCreatedEndpoint,
  'ec2:ModifyVpcEndpoint': lookAtModifiedEndpoint,
  'ec2:DeleteVpcEndpoints': lookAtDeletedEndpoints,
  'service-quotas:RequestServiceQuotaIncrease': lookAtQuotaRequest,
}

export const canLookAt = ({ service, operation }: AwsCall): boolean =>
  looks[`${service}:${operation}`] !== undefined

/**
 * Whether a call has had its effect, by looking at the account. It only reads. What cannot be looked at, for want of a
 * right or of a connection, is `unseen` with the reason in words.
 */
export async function lookAtCall(at: Parameters<Look>[0]): Promise<Seen> {
  const { service, operation } = at.call
  const look = looks[`${service}:${operation}`]
  if (!look)
    return { is: 'unseen', why: 'It leaves nothing in the account that could be looked at.' }
  try {
    return await look(at)
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'app.cancelled') throw error
    return { is: 'unseen', why: error.problem.title }
  }
}
