import type { RetentionDays } from '../../../shared/setup/invocation-logging.ts'
import { callIn } from '../changes/call-in.ts'
import type { AwsCall, Change } from '../changes/change.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import {
  logGroupName,
  policyName,
  roleArn,
  roleNameIn,
  trustDocument,
  writeDocument,
} from './documents.ts'
import type { readGroup, readRole } from './read-ground.ts'
import { type HeldSetting, whereOf } from './read-setting.ts'

type Held<Read extends (...asked: never[]) => Promise<unknown>> = Awaited<ReturnType<Read>>

/** The log group, and for how long it keeps what is written into it. */
export function groupChanges(
  context: StepContext,
  retentionInDays: RetentionDays,
  held: Held<typeof readGroup>,
): Change[] {
  const call = callIn(regionOf(context))
  const before = held?.retentionDays
  const created: Change = {
    id: 'create-log-group',
    title: `Create the log group ${logGroupName}`,
    why: 'Bedrock writes a line into it for each call to a model (CloudWatch Logs). It is in your own account, in this Region.',
    cost: 'CloudWatch bills what is written, about $0.50 to $0.90 for a gigabyte, of which 5 a month are free (AWS list price). A record without text is about a kilobyte; with text it is as long as what was asked and answered',
    effect: call('cloudwatch-logs', 'CreateLogGroup', { logGroupName }),
    after: [],
    undo: [call('cloudwatch-logs', 'DeleteLogGroup', { logGroupName })],
    undoWords: 'Delete it again with what was recorded, from History.',
  }
  const back =
    before === undefined
      ? call('cloudwatch-logs', 'DeleteRetentionPolicy', { logGroupName })
      : call('cloudwatch-logs', 'PutRetentionPolicy', { logGroupName, retentionInDays: before })
  const kept: Change = {
    id: 'keep-records',
    title: `Delete each record after ${retentionInDays} days`,
    why: held
      ? `So far they are kept ${before === undefined ? 'for ever' : `for ${before} days`}. What is older than the new limit is deleted by AWS, for good.`
      : 'CloudWatch keeps records for ever unless told otherwise.',
    effect: call('cloudwatch-logs', 'PutRetentionPolicy', { logGroupName, retentionInDays }),
    after: held ? [] : [created.id],
    undo: held ? [back] : [],
    undoWords: held
      ? 'Put the limit of before back, from History. What AWS has deleted by then stays deleted.'
      : 'It is a setting of the log group and goes with it.',
  }
  return [...(held ? [] : [created]), ...(before === retentionInDays ? [] : [kept])]
}

/** The role that Bedrock writes with, and what it may do. */
export function roleChanges(context: StepContext, held: Held<typeof readRole>): Change[] {
  const region = regionOf(context)
  const call = callIn(region)
  const RoleName = roleNameIn(region)
  const named = { RoleName, PolicyName: policyName }
  const created: Change = {
    id: 'create-role',
    title: `Create the role ${RoleName}`,
    why: 'Bedrock writes as this role. Nobody but Bedrock can take it, and only on behalf of this account in this Region.',
    effect: call('iam', 'CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: trustDocument(context),
      Description: 'Made by Groundwork: Bedrock records calls to models with it.',
    }),
    after: [],
    undo: [call('iam', 'DeleteRole', { RoleName })],
    undoWords: 'Delete it again, from History.',
  }
  const written: Change = {
    id: 'allow-writing',
    title: `Let ${RoleName} write into ${logGroupName}`,
    why: 'Into this one place and nowhere else; it can read nothing.',
    effect: call('iam', 'PutRolePolicy', { ...named, PolicyDocument: writeDocument(context) }),
    after: held ? [] : [created.id],
    undo: [
      held?.document === undefined
        ? call('iam', 'DeleteRolePolicy', named)
        : call('iam', 'PutRolePolicy', { ...named, PolicyDocument: held.document }),
    ],
    undoWords:
      held?.document === undefined
        ? 'Take it off again, from History.'
        : 'Put back what it was allowed before, from History.',
  }
  return [...(held ? [] : [created]), ...(held?.isWriting ? [] : [written])]
}

/** The setting itself. AWS has one for each account and Region, so an earlier one goes, and comes back with an undo. */
export function recordChange(
  context: StepContext,
  keepsText: boolean,
  held: HeldSetting | undefined,
  after: readonly string[],
): Change {
  const region = regionOf(context)
  const call = callIn(region)
  const kept = keepsText
    ? 'with all that is asked and answered'
    : 'without what is asked and answered'
  return {
    id: 'record-calls',
    title: `Record each call to a model in ${region}, ${kept}`,
    why: [
      held
        ? `It takes the place of a setting that is there: AWS has one for each account and Region. ${stateOf(held)}`
        : 'Bedrock records nothing by itself.',
      keepsText
        ? 'Whoever may read the log group can read every question and answer.'
        : 'On record are who called which model, when, and how many tokens it took.',
    ].join(' '),
    effect: call('bedrock', 'PutModelInvocationLoggingConfiguration', {
      loggingConfig: {
        ...(held?.sent.s3Config !== undefined && { s3Config: held.sent.s3Config }),
        cloudWatchConfig: { logGroupName, roleArn: roleArn(context) },
        textDataDeliveryEnabled: keepsText,
        imageDataDeliveryEnabled: false,
        embeddingDataDeliveryEnabled: false,
        videoDataDeliveryEnabled: false,
        audioDataDeliveryEnabled: false,
      },
    }),
    after,
    undo: [wayBackTo(context, held)],
    undoWords: held
      ? 'Put the setting of before back exactly as it was, from History.'
      : 'Turn it off again, from History.',
    // IAM spreads a new role over seconds, and AWS tries it before it keeps the setting.
    settleMs: 30_000,
    settlesOn: ['aws.refused'],
  }
}

/** No more records from now on; what there is stays as long as it was to be kept. */
export function stopChange(context: StepContext, held: HeldSetting): Change {
  const region = regionOf(context)
  return {
    id: 'stop-recording',
    title: `Stop recording calls in ${region}`,
    why: stateOf(held),
    effect: callIn(region)('bedrock', 'DeleteModelInvocationLoggingConfiguration', {}),
    after: [],
    undo: [wayBackTo(context, held)],
    undoWords: 'Record again exactly as before, from History.',
  }
}

const wayBackTo = (context: StepContext, held: HeldSetting | undefined): AwsCall =>
  held
    ? callIn(regionOf(context))('bedrock', 'PutModelInvocationLoggingConfiguration', {
        loggingConfig: held.sent,
      })
    : callIn(regionOf(context))('bedrock', 'DeleteModelInvocationLoggingConfiguration', {})

const stateOf = (held: HeldSetting) =>
  `So far calls are recorded into ${whereOf(held)}, ${held.keepsText ? 'with' : 'without'} their text${
    held.keepsImages ? ' and with their images' : ''
  }, as ${held.isOwn ? 'Groundwork' : 'somebody else'} has set it.`
