import type { LoggingAsk } from '../../../shared/setup/invocation-logging.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { logGroupName, roleNameIn } from '../invocation-logging/documents.ts'
import {
  groupChanges,
  recordChange,
  roleChanges,
  stopChange,
} from '../invocation-logging/plan-logging.ts'
import { readGroup, readRole } from '../invocation-logging/read-ground.ts'
import { type HeldSetting, readSetting, whereOf } from '../invocation-logging/read-setting.ts'
import { failure } from '../problems.ts'
import { regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { Step, StepContext, StepPlan } from './step.ts'

/** Each call with who made it and its tokens: the only record AWS has of single calls. Its text only where asked for. */
export const invocationLogging: Step = {
  id: 'invocation-logging',
  check: async (context) => {
    const told = (...[status, title, more]: Told) =>
      finding('invocation-logging', status, title, context.now(), more)
    const looked = await ifAllowed(async () => ({ setting: await readSetting(context) }))
    if (!looked)
      return told('needs-admin', 'You may not see whether calls are recorded', {
        detail: 'An administrator may (bedrock:GetModelInvocationLoggingConfiguration).',
      })
    const { setting } = looked
    if (!setting) return told('needs-you', 'Calls are not recorded one by one', {})
    const { logGroup } = setting
    const group =
      logGroup === undefined
        ? undefined
        : await ifAllowed(async () => ({ held: await readGroup(context, logGroup) }))
    const evidence = evidenceOf(setting, group?.held?.retentionDays)
    return group && !group.held
      ? told('needs-you', `The log group ${logGroup} is gone, so nothing is recorded`, { evidence })
      : told(
          'done',
          `Each call is recorded, ${setting.keepsText ? 'with' : 'without'} its text, into ${whereOf(setting)}`,
          { evidence },
        )
  },
  plan: async (context, request) =>
    request.step === 'invocation-logging' ? plan(context, request.ask) : { title: '', changes: [] },
}

type Told = [
  status: Parameters<typeof finding>[1],
  title: string,
  more: NonNullable<Parameters<typeof finding>[4]>,
]

const evidenceOf = (setting: HeldSetting, retentionDays: number | undefined) => [
  { label: 'Into', value: whereOf(setting) },
  { label: 'What is asked and answered', value: setting.keepsText ? 'kept' : 'not kept' },
  ...(retentionDays === undefined
    ? []
    : [{ label: 'Deleted after', value: `${retentionDays} days` }]),
  { label: 'Set by', value: setting.isOwn ? 'Groundwork' : 'somebody else' },
]

async function plan(context: StepContext, ask: LoggingAsk): Promise<StepPlan> {
  const setting = await readSetting(context)
  if (ask.action === 'stop') return planStop(context, setting)
  const [group, role] = await Promise.all([readGroup(context, logGroupName), readRole(context)])
  if (role && !role.isTrusting)
    throw failure('input.invalid', {
      title: `The role ${roleNameIn(regionOf(context))} is used for something else`,
      detail:
        'Somebody else than Bedrock may take it, so it is left as it is. Delete or rename it in the IAM console, then try again.',
    })
  const ground = [...groupChanges(context, ask.retentionDays, group), ...roleChanges(context, role)]
  const isSet = setting?.isOwn && setting.keepsText === ask.keepsText && !setting.keepsImages
  const changes = isSet
    ? ground
    : [
        ...ground,
        recordChange(
          context,
          ask.keepsText,
          setting,
          ground.map(({ id }) => id),
        ),
      ]
  return {
    title:
      changes.length === 0
        ? 'Calls are recorded as you have chosen'
        : `Record each call ${ask.keepsText ? 'with its text' : 'without its text'}`,
    changes,
    notes: changes.length === 0 ? [] : notesOf(ask.keepsText, setting),
  }
}

const notesOf = (keepsText: boolean, setting: HeldSetting | undefined) => [
  'On record is every call in this Region that goes through Bedrock’s own address (bedrock-runtime), whoever makes it and with whatever program. Calls made so far are not.',
  keepsText
    ? 'Everything that Claude reads and writes is kept: source code, files, whatever is pasted, and secrets among it. Tell the people whose work it is. A text of more than 100 KB is left out; images, audio and video are, too.'
    : 'What is asked and answered is not kept.',
  ...(setting && !setting.isOwn && setting.logGroup !== undefined
    ? [
        `Nothing new is written into ${setting.logGroup} from then on. Ask whoever has set it up first.`,
      ]
    : []),
  ...(setting?.bucket === undefined
    ? []
    : [
        `The bucket ${setting.bucket} goes on being written into, from then on ${keepsText ? 'with' : 'without'} text and without images.`,
      ]),
]

function planStop(context: StepContext, setting: HeldSetting | undefined): StepPlan {
  if (!setting) return { title: 'Calls are not recorded', changes: [] }
  return {
    title: 'Stop recording calls',
    changes: [stopChange(context, setting)],
    notes: [
      `What has been recorded stays in ${whereOf(setting)} as long as it was to be kept.`,
      ...(setting.isOwn
        ? []
        : ['Groundwork did not set this up. Ask whoever did before you stop it.']),
    ],
  }
}
