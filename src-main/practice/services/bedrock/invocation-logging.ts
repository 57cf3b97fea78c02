import type * as Bedrock from '@aws-sdk/client-bedrock'
import { mayWriteLogs, mayWriteObjects } from '../../bedrock/logging-rights.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { groupsIn } from '../cloudwatch-logs/held-group.ts'

/** One setting an account and Region. */
export const getModelInvocationLoggingConfiguration: Operation<
  object,
  Bedrock.GetModelInvocationLoggingConfigurationResponse
> = {
  run: (_, { account, region }) => {
    const loggingConfig = account.bedrock.invocationLogging?.[region]
    return loggingConfig ? { loggingConfig } : {}
  },
}

export const putModelInvocationLoggingConfiguration: Operation<
  Bedrock.PutModelInvocationLoggingConfigurationRequest,
  object
> = {
  run: ({ loggingConfig }, call) => {
    const { account, region } = call
    const { cloudWatchConfig, s3Config } = loggingConfig ?? {}
    if (!loggingConfig || (!cloudWatchConfig && !s3Config))
      throw refused('At least one of CloudWatch Logs and Amazon S3 must be configured.')
    if (cloudWatchConfig) checkLogs(cloudWatchConfig, call)
    for (const config of [s3Config, cloudWatchConfig?.largeDataDeliveryS3Config])
      if (config) checkBucket(config, call)
    account.bedrock.invocationLogging = {
      ...account.bedrock.invocationLogging,
      [region]: structuredClone(loggingConfig),
    }
    return {}
  },
}

const refused = (message: string) => new AwsError('ValidationException', message)

/** AWS tries the role before it keeps the setting. */
function checkLogs({ logGroupName = '', roleArn = '' }: Bedrock.CloudWatchConfig, call: Call) {
  call.authorize({
    action: 'iam:PassRole',
    resource: roleArn,
    context: { 'iam:PassedToService': ['bedrock.amazonaws.com'] },
  })
  const isThere = groupsIn(call).some(({ name }) => name === logGroupName)
  if (isThere && mayWriteLogs(call, roleArn, logGroupName)) return
  throw refused(
    `Failed to validate permissions for log group: ${logGroupName}, with role: ${roleArn}. Verify the IAM role permissions are correct.`,
  )
}

function checkBucket({ bucketName = '', keyPrefix }: Bedrock.S3Config, call: Call) {
  if (mayWriteObjects(call, bucketName, keyPrefix)) return
  throw refused(
    `Failed to validate permissions for S3 bucket: ${bucketName}. Verify the bucket is in this Region and its policy lets Bedrock write.`,
  )
}

export const deleteModelInvocationLoggingConfiguration: Operation<object, object> = {
  run: (_, { account, region }) => {
    const { [region]: _gone, ...rest } = account.bedrock.invocationLogging ?? {}
    if (Object.keys(rest).length > 0) account.bedrock.invocationLogging = rest
    else delete account.bedrock.invocationLogging
    return {}
  },
}
