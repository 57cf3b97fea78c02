import { join } from 'node:path'
import type { FileEdit, FileSettings } from '../changes/change.ts'
import { planSettings } from '../files/edit-again.ts'
import { listProfiles } from '../files/list-profiles.ts'
import { readText } from '../files/read-text.ts'
import { wantedPolicies } from '../policy/wanted-policy.ts'
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
  const edited = await editSettings(settings, {
    format: 'json',
    keys: environment.map(({ name, value }) => ({ path: ['env', name], value })),
  })
  const hasRegion = profiles.some(({ name, region }) => name === profile && region !== undefined)
  const section = profile === 'default' ? 'default' : `profile ${profile}`
  const config = await editSettings(context.places.awsConfig, {
    format: 'ini',
    keys: hasRegion ? [] : [{ path: [section, 'region'], value: regionOf(context) }],
  })
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

const cursorKeys = {
  region: ['aws', 'region'],
  profile: ['aws', 'profile'],
  model: ['bedrock', 'model_id'],
} as const
/** Where config.toml says which Region, profile and model. */
export const cursorPlaces: readonly (readonly string[])[] = Object.values(cursorKeys)

/** The two files of claude-bedrock-cursor: its config.toml, and the policy it keeps beside it. */
export async function editCursorFiles(context: StepContext): Promise<PlannedEdit[]> {
  const { byTier } = await chosenOf(context)
  const [profile, { whole }] = await Promise.all([
    claudeProfileOf(context),
    wantedPolicies(context),
  ])
  const folder = context.places.claudeBedrockCursorFolder
  const config = join(folder, 'config.toml')
  const model = byTier.sonnet ?? byTier.opus ?? byTier.haiku
  const edited = await editSettings(config, {
    format: 'toml',
    keys: [
      { path: cursorKeys.region, value: regionOf(context) },
      { path: cursorKeys.profile, value: profile },
      ...(model ? [{ path: cursorKeys.model, value: model.id }] : []),
    ],
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
      edit: await writeWhole(
        join(folder, 'iam-policy.json'),
        `${JSON.stringify(whole, null, 2)}\n`,
      ),
    },
  ]
}

const editSettings = async (path: string, sets: FileSettings): Promise<FileEdit> =>
  planSettings({ path, isSecret: false }, await readText(path), sets)

const writeWhole = async (path: string, after: string): Promise<FileEdit> => ({
  kind: 'file-edit',
  path,
  isSecret: false,
  before: await readText(path),
  after,
})
