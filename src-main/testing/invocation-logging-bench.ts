import * as control from '@aws-sdk/client-bedrock'
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { startPractice } from '../practice/start.ts'
import { documentOf } from './document-of.ts'
import { plantBucket } from './plant-bucket.ts'

export const region = 'eu-central-1'
export const account = '111122223333'
export const logGroupName = '/claude/calls'
export const stream = 'aws/bedrock/modelinvocations'
export const roleArn = `arn:aws:iam::${account}:role/BedrockLogging`
export const hello = {
  modelId: 'eu.anthropic.claude-opus-5-5',
  messages: [{ role: 'user' as const, content: [{ text: 'Hello there' }] }],
}
const condition = {
  StringEquals: { 'aws:SourceAccount': account },
  ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:${region}:${account}:*` },
}
export type InvocationLoggingBench = Awaited<ReturnType<typeof openInvocationLoggingBench>>

/** A practice account with a log group, where Bedrock is told to record calls. */
export async function openInvocationLoggingBench() {
  const practice = await startPractice({ scenario: 'month-of-use' })
  const group = { name: logGroupName, region, createdAt: 0, tags: {}, streams: {} }
  practice.account.logGroups = { [`${region} ${logGroupName}`]: group }
  const options = (who: 'admin' | 'user' = 'admin') => ({
    endpoint: practice.endpoint,
    region,
    credentials: practice.keys[who],
    maxAttempts: 1,
  })
  const bedrock = new control.BedrockClient(options())
  const put = (loggingConfig: control.LoggingConfig) =>
    bedrock.send(new control.PutModelInvocationLoggingConfigurationCommand({ loggingConfig }))
  return {
    practice,
    options,
    bedrock,
    model: new BedrockRuntimeClient(options('user')),
    put,
    toLogs: (more: control.LoggingConfig = {}) =>
      put({ cloudWatchConfig: { logGroupName, roleArn }, ...more }),
    /** The role as AWS's guide makes it, or with something wrong. */
    plantRole: ({
      service = 'bedrock.amazonaws.com',
      actions = ['logs:CreateLogStream', 'logs:PutLogEvents'],
      sourceAccount = account,
    } = {}) => {
      practice.account.iam.roles.BedrockLogging = {
        id: 'AROAPRACTICELOGGING01',
        name: 'BedrockLogging',
        path: '/',
        arn: roleArn,
        createdAt: 0,
        attached: [],
        inline: {
          write: documentOf({
            Effect: 'Allow',
            Action: actions,
            Resource: `arn:aws:logs:${region}:${account}:log-group:${logGroupName}:log-stream:${stream}`,
          }),
        },
        tags: {},
        trust: documentOf({
          Effect: 'Allow',
          Principal: { Service: service },
          Action: 'sts:AssumeRole',
          Condition: { ...condition, StringEquals: { 'aws:SourceAccount': sourceAccount } },
        }),
        maxSessionSeconds: 3600,
      }
    },
    plantBucket: (prefix: string) =>
      plantBucket(
        practice.account,
        { name: 'calls', region },
        {
          Effect: 'Allow',
          Principal: { Service: 'bedrock.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: `arn:aws:s3:::calls/${prefix}AWSLogs/${account}/BedrockModelInvocationLogs/*`,
          Condition: condition,
        },
      ),
  }
}
