import type { PlanRequest } from '../../../shared/setup/plan.ts'
import type { TunedFile } from '../../../shared/tuning/tuning-setting.ts'
import { faultOfChange, tuningSettings } from '../../../shared/tuning/tuning-settings.ts'
import type { Change, FileSettings } from '../changes/change.ts'
import { planSettings } from '../files/edit-again.ts'
import { failure } from '../problems.ts'
import { findDeadAdvice } from '../tuning/find-dead-advice.ts'
import { reviewTuning } from '../tuning/review-tuning.ts'
import { placeOf, readTunedFiles, type TunedText, writtenAs } from '../tuning/tuned-files.ts'
import { finding } from './finding.ts'
import type { Step, StepContext } from './step.ts'

type Asked = Extract<PlanRequest, { step: 'tuning' }>
type Keys = FileSettings['keys']

/** The finer settings of Claude Code and claude-bedrock-cursor, without lines that follow advice of earlier days. */
export const tuning: Step = {
  id: 'tuning',
  check: async (context) => {
    const { values, dead } = await reviewTuning(context)
    const evidence = [
      ...dead.map(({ key, value }) => ({ label: key, value: `${value}, outdated` })),
      ...Object.entries(values)
        .filter(([id]) => !dead.some(({ key }) => key.endsWith(id)))
        .map(([label, value]) => ({ label, value })),
    ]
    const [first] = dead
    if (first)
      return finding(
        'tuning',
        'needs-you',
        dead.length === 1
          ? 'One line of the settings follows advice that no longer holds'
          : `${dead.length} lines of the settings follow advice that no longer holds`,
        context.now(),
        { evidence, detail: `${first.key}: ${first.why}` },
      )
    return finding(
      'tuning',
      'done',
      evidence.length === 0
        ? 'Everything is at its default'
        : `${evidence.length} ${evidence.length === 1 ? 'setting is' : 'settings are'} tuned, the rest is at its default`,
      context.now(),
      { evidence },
    )
  },
  plan: async (context, request) => {
    if (request.step !== 'tuning') return { title: '', changes: [] }
    const [fault] = request.set.flatMap((change) => faultOfChange(change) ?? [])
    if (fault !== undefined) throw failure('input.invalid', { title: fault })
    const files = await readTunedFiles(context.places)
    const cleaned = await keysOfAdvice(context, files, request)
    const changes = files.flatMap((each) =>
      editOf(each, [...cleaned(each.file), ...keysOfSettings(each.file, request)]),
    )
    return {
      title: changes.length === 0 ? 'The settings are so already' : 'Tune the settings',
      changes,
    }
  },
}

const keysOfSettings = (file: TunedFile, { set }: Asked): Keys =>
  set.flatMap(({ id, value }) => {
    const setting = tuningSettings.find((each) => each.id === id && each.file === file)
    if (!setting) return []
    const path = placeOf(setting)
    return [{ path, value: value === null ? undefined : writtenAs(file, value) }]
  })

async function keysOfAdvice(context: StepContext, files: readonly TunedText[], { clean }: Asked) {
  const dead = clean.length === 0 ? [] : await findDeadAdvice(context, files)
  const gone = clean.find((id) => !dead.some((each) => each.id === id))
  if (gone !== undefined)
    throw failure('plan.stale', {
      detail: 'The files have been changed since they were looked at.',
    })
  return (file: TunedFile): Keys =>
    dead
      .filter((each) => each.file === file && clean.includes(each.id))
      .map(({ place, becomes }) => ({ path: place, value: becomes }))
}

const words = {
  'claude-code': {
    id: 'tune-claude-code',
    what: 'Claude Code’s settings',
    why: 'Claude Code reads them at every start. Only the lines shown change; comments and order stay.',
  },
  'claude-bedrock-cursor': {
    id: 'tune-claude-bedrock-cursor',
    what: 'claude-bedrock-cursor’s config.toml',
    why: 'The tool of the guide reads them at every start. Only the lines shown change; comments and order stay.',
  },
} as const

function editOf({ file, path, text, format }: TunedText, keys: Keys): Change[] {
  // What is set wins over what is taken out.
  const last = [...new Map(keys.map((key) => [key.path.join('.'), key])).values()]
  if (last.length === 0) return []
  const edit = planSettings({ path, isSecret: false }, text, { format, keys: last })
  if (edit.before === edit.after) return []
  const { id, what, why } = words[file]
  return [
    {
      id,
      title: `${text === null ? 'Create' : 'Edit'} ${what}`,
      why,
      effect: edit,
      after: [],
      undo: [],
      undoWords: 'Put the file back as it was, from History. A dated copy is kept.',
    },
  ]
}
