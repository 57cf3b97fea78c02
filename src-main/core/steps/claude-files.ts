import { join } from 'node:path'
import type { FileEdit } from '../changes/change.ts'
import { setKeys } from '../files/ini-document.ts'
import { setJson } from '../files/json-document.ts'
import { listProfiles } from '../files/list-profiles.ts'
import { readText } from '../files/read-text.ts'
import { setToml } from '../files/toml-document.ts'
import { wantedPolicy } from '../policy/wanted-policy.ts'
import { claudeEnvironment, claudeProfileOf } from './claude-environment.ts'
import { chosenOf, regionOf } from './current.ts'
import type { StepContext } from './step.ts'

export type PlannedEdit = {
  readonly id: string
  readonly what: string
  readonly why: string
  readonly edit: FileEdit
}

/** Claude Code's settings, and the profile's Region where it has none. Each keeps everything else the file holds. */
export async function editClaudeConfig(context: StepContext): Promise<PlannedEdit[]> {
  const [environment, profile, profiles] = await Promise.all([
    claudeEnvironment(context),
    claudeProfileOf(context),
    listProfiles(context.places),
  ])
  const settings = join(context.places.claudeFolder, 'settings.json')
  const edited = await editText(settings, (text) =>
    setJson(
      text,
      environment.map(({ name, value }) => ({ path: ['env', name], value })),
      settings,
    ),
  )
  const hasRegion = profiles.some(({ name, region }) => name === profile && region !== undefined)
  const section = profile === 'default' ? 'default' : `profile ${profile}`
  const config = await editText(context.places.awsConfig, (text) =>
    hasRegion ? text : setKeys(text, section, { region: regionOf(context) }),
  )
  return [
    {
      id: 'claude-settings',
      what: 'Claude Code’s settings',
      why: 'Claude Code reads these at every start. Every other setting in the file stays as it is.',
      edit: edited,
    },
    ...(hasRegion
      ? []
      : [
          {
            id: 'profile-region',
            what: 'AWS config file',
            why: `The profile ${profile} names no Region, and tools that are not told one would use us-east-1.`,
            edit: config,
          },
        ]),
  ]
}

/** The two files of claude-bedrock-cursor: its config.toml, and the policy it keeps beside it. */
export async function editCursorFiles(context: StepContext): Promise<PlannedEdit[]> {
  const { byTier } = await chosenOf(context)
  const [profile, { document }] = await Promise.all([
    claudeProfileOf(context),
    wantedPolicy(context),
  ])
  const folder = context.places.claudeBedrockCursorFolder
  const config = join(folder, 'config.toml')
  const model = byTier.sonnet ?? byTier.opus ?? byTier.haiku
  const edited = await editText(config, (text) => {
    const withAws = setToml(text, 'aws', { region: regionOf(context), profile }, config)
    return model ? setToml(withAws, 'bedrock', { model_id: model.id }, config) : withAws
  })
  return [
    {
      id: 'cursor-config',
      what: 'claude-bedrock-cursor’s config.toml',
      why: 'The tool of the guide reads its Region, profile and model from here.',
      edit: edited,
    },
    {
      id: 'cursor-policy',
      what: 'claude-bedrock-cursor’s iam-policy.json',
      why: 'The policy as it is in the account, for whoever looks for it there.',
      edit: await editText(join(folder, 'iam-policy.json'), () => `${document}\n`),
    },
  ]
}

async function editText(path: string, change: (text: string) => string): Promise<FileEdit> {
  const before = await readText(path)
  return { kind: 'file-edit', path, isSecret: false, before, after: change(before ?? '') }
}
