import type * as Bedrock from '@aws-sdk/client-bedrock'
import { AwsError, type Operation } from '../../operation.ts'

/** One setting an account and Region. It is kept as it was sent; nothing is delivered anywhere. */
export const getModelInvocationLoggingConfiguration: Operation<object, object> = {
  run: (_, { account, region }) => {
    const loggingConfig = account.bedrock.invocationLogging?.[region]
    return loggingConfig ? { loggingConfig } : {}
  },
}

export const putModelInvocationLoggingConfiguration: Operation<
  Bedrock.PutModelInvocationLoggingConfigurationRequest,
  object
> = {
  run: ({ loggingConfig }, { account, region }) => {
    if (!loggingConfig?.cloudWatchConfig && !loggingConfig?.s3Config)
      throw new AwsError(
        'ValidationException',
        'At least one of CloudWatch Logs and Amazon S3 must be configured.',
      )
    account.bedrock.invocationLogging = {
      ...account.bedrock.invocationLogging,
      [region]: { ...loggingConfig },
    }
    return {}
  },
}

export const deleteModelInvocationLoggingConfiguration: Operation<object, object> = {
  run: (_, { account, region }) => {
    const { [region]: _gone, ...rest } = account.bedrock.invocationLogging ?? {}
    account.bedrock.invocationLogging = rest
    return {}
  },
}
