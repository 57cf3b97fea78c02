import { services } from '../aws/services.ts'
import type { AwsCall, Change, ChangePlan, Json } from './change.ts'
import { redact } from './redact.ts'

/** The AWS CLI (version 2) command that does the same as a call. Secrets are masked. */
export function asCliCommand(call: AwsCall, profile: string): string {
  const { region, service } = call
  const input = redact(call.input)
  const members = Object.entries(input).map(([name, value]) => asOption(name, value))
  const positional = call.operation === 'InvokeModel' ? ['/dev/stdout'] : []
  const isRaw = blobOperations.includes(call.operation)
  return [
    `aws ${services[service].cli} ${kebab(call.operation)}`,
    ...members,
    ...(isRaw ? ['--cli-binary-format raw-in-base64-out'] : []),
    `--region ${region}`,
    `--profile ${quote(call.profile ?? profile)}`,
    ...positional,
  ].join(' \\\n  ')
}

/** Operations with a blob member, which the CLI otherwise takes as base64. */
const blobOperations = ['InvokeModel', 'PutUseCaseForModelAccess']

/** A whole plan as a bash script. File edits are named, not written: their content may be private. */
export function asCliScript(plan: ChangePlan, header: readonly string[]): string {
  return [
    '#!/usr/bin/env bash',
    `# ${plan.title}. Account ${plan.account}.`,
    'set -euo pipefail',
    ...header,
    ...plan.changes.flatMap((change) => ['', `# ${change.title}`, commandOf(change, plan.profile)]),
    '',
  ].join('\n')
}

/** The command of one change, or for a file what is done to it. */
export function commandOf({ effect }: Change, profile: string): string {
  if (effect.kind === 'file-edit')
    return `# ${effect.after === null ? 'remove' : effect.before === null ? 'create' : 'edit'} ${effect.path}`
  const command = asCliCommand(effect, profile)
  return effect.expect === 'denied' ? `# must be refused:\n! ${command}` : command
}

function asOption(name: string, value: Json): string {
  const option = `--${kebab(name)}`
  if (typeof value === 'boolean') return value ? option : `--no-${kebab(name)}`
  return `${option} ${quote(typeof value === 'string' ? value : JSON.stringify(value))}`
}

/** CreatePolicy → create-policy, PolicyARN → policy-arn, as the AWS CLI spells names. */
export const kebab = (name: string) =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()

/** For bash: bare where that is safe, else in single quotes. */
const quote = (text: string) =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
