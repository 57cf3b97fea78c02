import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import type { Leftover } from '../../../shared/setup/leftover.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import { canUndo } from '../changes/plan-undo.ts'
import { readJson } from '../files/json-document.ts'
import { listProfiles } from '../files/list-profiles.ts'
import { readText } from '../files/read-text.ts'
import type { StepContext } from '../steps/step.ts'

/** What stays in Claude Code's and the AWS files once our own edits are taken back. */
export async function leftInFiles(context: StepContext): Promise<Leftover[]> {
  const [claude, keys] = await Promise.all([leftInClaude(context), leftKeys(context)])
  return [...claude, ...keys]
}

const Settings = z.object({ env: z.record(z.string(), z.unknown()).optional() })

async function leftInClaude({ places, ledger }: StepContext): Promise<Leftover[]> {
  const path = join(places.claudeFolder, 'settings.json')
  const text = await textBefore(path, ledger)
  const { data } = Settings.safeParse(text?.trim() ? readJson(text, path) : {})
  if (!data?.env?.CLAUDE_CODE_USE_BEDROCK) return []
  return [
    {
      id: 'claude-settings',
      title: 'Claude Code was set to Bedrock before Groundwork, and will be again',
      why: `${path} already had CLAUDE_CODE_USE_BEDROCK. It goes back to what it was; remove that line to use Claude Code without Bedrock.`,
    },
  ]
}

/** What a file holds when our edits of it are taken back: its content before the oldest of them. */
async function textBefore(path: string, ledger: readonly LedgerEntry[]): Promise<string | null> {
  const edits = ledger
    .filter(canUndo)
    .flatMap(({ effect }) => (effect.kind === 'file-edit' ? [effect] : []))
  const first = edits.find((effect) => effect.path === path)
  if (!first) return readText(path)
  return first.backup === null ? null : readText(first.backup)
}

/** Keys are AWS's: taking them out of a file does not end them. */
async function leftKeys({ places, profile, identity, ledger }: StepContext): Promise<Leftover[]> {
  const found = (await listProfiles(places)).find(({ name }) => name === profile)
  if (!found) return []
  const isOurs = ledger
    .filter(canUndo)
    .some(({ effect }) => effect.kind === 'file-edit' && effect.path === places.awsCredentials)
  return [
    {
      id: 'sign-in',
      title: isOurs
        ? `The access key of ${identity.name} stays valid at AWS`
        : `The profile ${profile} stays in your AWS files`,
      why: isOurs
        ? 'Groundwork takes it out of the file it was written to, but did not create it. If nobody needs it, deactivate it in the IAM console.'
        : 'It was there before Groundwork, and other tools may use it.',
      ...(isOurs && {
        remedy: {
          kind: 'open',
          label: 'Open the IAM console',
          url: 'https://console.aws.amazon.com/iam/home#/users',
        },
      }),
    },
  ]
}
