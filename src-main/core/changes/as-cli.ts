import { services } from '../aws/services.ts'
import type { AwsCall, Change, ChangePlan, FileEdit, Json } from './change.ts'
import { outputReference } from './outputs.ts'
import { redact } from './redact.ts'

/** What a script is made of. Without a profile it runs with whatever credentials it finds. */
export type Scripted = Pick<ChangePlan, 'title' | 'account' | 'changes'> & {
  readonly profile?: string | undefined
}

/**
 * A whole plan as a bash script. File edits are named, not written: their content may be private. Only a key that the
 * script itself has made is put into its profile, because nobody else could.
 */
export function asCliScript(plan: Scripted, header: readonly string[]): string {
  const used = plan.changes.flatMap(({ effect }) =>
    effect.kind === 'aws-call'
      ? referencesIn(effect.input)
      : filledKeys(effect).map(({ reference }) => reference),
  )
  return [
    '#!/usr/bin/env bash',
    `# ${inOneLine(plan.title)}. Account ${plan.account}.`,
    'set -euo pipefail',
    ...header,
    ...plan.changes.flatMap((change) => [
      '',
      `# ${inOneLine(change.title)}`,
      captured(change, plan.profile, used),
    ]),
    '',
  ].join('\n')
}

/** The command of one change, with what is `asked` of its answer; or for a file what is done to it. */
export function commandOf(
  change: Pick<Change, 'effect' | 'until' | 'settleMs' | 'settlesOn'>,
  profile: string | undefined,
  asked = '',
): string {
  const { effect, until } = change
  if (effect.kind === 'file-edit') {
    const filled = filledKeys(effect)
    if (filled.length > 0) return filled.map(setInProfile).join('\n')
    const verb = effect.after === null ? 'remove' : effect.before === null ? 'create' : 'edit'
    return `# ${verb} ${inOneLine(effect.path)}`
  }
  const command = `${asCliCommand(effect, profile)}${asked}`
  if (until) {
    const query = until.path.join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]')
    const told = `$(${command} \\\n  --query '${query}' --output text)`
    return repeated(`[[ ${told} == ${quote(until.is)} ]]`, 90)
  }
  const most = triesOf(change)
  if (most > 1) return repeated(command, most)
  if (effect.expect === 'success') return command
  return [
    '# must be refused:',
    `if answer=$(${command} 2>&1); then echo 'This was allowed but must be refused.' >&2; exit 1; fi`,
    // A call that failed for another reason proves nothing.
    'case $answer in *"(AccessDenied"*) ;; *) printf \'%s\\n\' "$answer" >&2; exit 1 ;; esac',
  ].join('\n')
}

/** How often a script tries: what is being taken away is still in the way, or a new role is not known everywhere yet. */
export const triesOf = ({
  settleMs = 0,
  settlesOn = [],
}: Pick<Change, 'settleMs' | 'settlesOn'>) =>
  settlesOn.includes('aws.conflict') || settlesOn.includes('aws.refused')
    ? Math.ceil(settleMs / 10_000) + 1
    : 1

/** Tried every ten seconds until it is so; the script ends when it never is. */
const repeated = (condition: string, most: number) =>
  ['tries=0', `until ${condition}`, `do [ $((tries += 1)) -lt ${most} ]; sleep 10; done`].join('\n')

type FilledKey = { readonly path: readonly string[]; readonly reference: readonly string[] }

/** What an edit takes from the answers of earlier changes. */
const filledKeys = ({ sets }: FileEdit): FilledKey[] =>
  (sets?.keys ?? []).flatMap(({ path, value }) => {
    const reference = value === undefined ? undefined : outputReference(value)
    return reference ? [{ path, reference }] : []
  })

const setInProfile = ({ path: [profile = '', key = ''], reference }: FilledKey) =>
  `aws configure set ${key} "$${variable(reference)}" ${option('profile', quote(profile))}`

/** The AWS CLI (version 2) command that does the same as a call. Secrets are masked. */
function asCliCommand(call: AwsCall, profile: string | undefined): string {
  const { region, service, operation } = call
  const as = call.profile ?? profile
  return [
    `aws ${services[service].cli} ${kebab(operation)}`,
    ...Object.entries(redact(call.input)).map(([name, value]) =>
      asOption(optionName(operation, name), value),
    ),
    // Else the CLI takes bytes as base64.
    ...(bytesOperations.includes(operation) ? ['--cli-binary-format raw-in-base64-out'] : []),
    option('region', quote(region)),
    ...(as === undefined ? [] : [option('profile', quote(as))]),
    // The answer goes to a file. /dev/stdout would empty a log, and cannot be opened where the output is a socket.
    ...(operation === 'InvokeModel' ? ['>(cat)'] : []),
  ].join(' \\\n  ')
}

const bytesOperations = ['InvokeModel', 'PutUseCaseForModelAccess']

/** Keeps in shell variables what later commands need of this one's answer. */
function captured(
  change: Change,
  profile: string | undefined,
  used: readonly (readonly string[])[],
): string {
  const own = used.filter(([id]) => id === change.id)
  const paths = new Map(own.map((reference) => [variable(reference), reference.slice(1).join('.')]))
  if (paths.size === 0) return commandOf(change, profile)
  const asked = ` \\\n  --query '[${[...paths.values()].join(', ')}]' --output text`
  return `read -r ${[...paths.keys()].join(' ')} < <(${commandOf(change, profile, asked)})`
}

export function referencesIn(value: Json): (readonly string[])[] {
  const reference = outputReference(value)
  if (reference) return [reference]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(referencesIn)
}

export const variable = (reference: readonly string[]) =>
  reference.join('_').replace(/\W/g, '_').toUpperCase()

/** Called as in the API but for one: https://docs.aws.amazon.com/cli/latest/reference/sns/subscribe.html */
export const optionName = (operation: string, member: string) =>
  operation === 'Subscribe' && member === 'Endpoint' ? 'notification-endpoint' : kebab(member)

function asOption(name: string, value: Json): string {
  if (typeof value === 'boolean') return value ? `--${name}` : `--no-${name}`
  const mark = markNotIn(JSON.stringify(value))
  const marked = markReferences(value, mark)
  const text = typeof marked === 'string' ? marked : JSON.stringify(marked)
  return option(name, quote(text, mark))
}

/** A value that begins with a dash would be taken for an option of its own. */
const option = (name: string, quoted: string) =>
  `--${name}${/^['"]*-/.test(quoted) ? '=' : ' '}${quoted}`

/** Text that is nowhere in what was given, so that nobody's own text becomes a variable. */
export function markNotIn(text: string): string {
  let number = 0
  while (text.includes(`@${number}@`)) number += 1
  return `@${number}@`
}

/** References as their names between two marks, so that they survive JSON and become variables outside the quotes. */
export function markReferences(value: Json, mark: string): Json {
  const reference = outputReference(value)
  if (reference) return `${mark}${variable(reference)}${mark}`
  if (isList(value)) return value.map((item) => markReferences(item, mark))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, markReferences(item, mark)]),
  )
}

const isList = (value: Json): value is Json[] => Array.isArray(value)

/** CreatePolicy → create-policy, PolicyARN → policy-arn, as the AWS CLI spells names. */
export const kebab = (name: string) =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()

/** For bash: bare where that is safe, else in single quotes, with variables in double quotes between them. */
function quote(text: string, mark = markNotIn(text)): string {
  if (/^[\w%+=:,./-]+$/.test(text)) return text
  const quoted = `'${text.replaceAll("'", `'\\''`)}'`
  return quoted
    .split(mark)
    .map((part, index) => (index % 2 === 0 ? part : `'"$${part}"'`))
    .join('')
    .replace(/^''(?=.)|(?<=.)''$/g, '')
}

export const inOneLine = (text: string) => text.replace(/\s+/g, ' ')
