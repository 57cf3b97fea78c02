import type { HandOverFile } from '../../../shared/setup/hand-over.ts'
import type { Json } from '../changes/change.ts'
import type { AskedChange } from './split-plan.ts'

/** Every policy document and the form of a plan, each as a file of its own. */
export function dataFiles(changes: readonly AskedChange[]): HandOverFile[] {
  const files = changes.flatMap((change) => [...policiesOf(change), ...formOf(change)])
  return files.map((file, index) => ({
    ...file,
    name: numbered(
      file.name,
      files.slice(0, index).filter(({ name }) => name === file.name).length,
    ),
  }))
}

const numbered = (name: string, before: number) =>
  before === 0 ? name : name.replace(/(?=\.)/, `-${before + 1}`)

function policiesOf({ id, effect: { input } }: AskedChange): HandOverFile[] {
  return Object.values(input).flatMap((value): HandOverFile[] => {
    const policy = asPolicy(value)
    if (!policy) return []
    const { PolicyName, PolicyArn } = input
    const name =
      typeof PolicyName === 'string'
        ? PolicyName
        : String(PolicyArn ?? '')
            .split('/')
            .at(-1)
    const plain = /^[\w+=,@-]+$/.test(name ?? '') ? name : id
    return [
      {
        name: `${plain}.policy.json`,
        title: 'Policy document (IAM policy)',
        purpose: 'The list of what becomes allowed, to review, or to paste into the IAM console.',
        mediaType: 'application/json',
        text: `${JSON.stringify(policy, null, 2)}\n`,
      },
    ]
  })
}

/** A policy document travels as text; it is the one JSON that has statements. */
function asPolicy(value: Json): object | undefined {
  const read = readJson(value)
  return read && 'Statement' in read ? read : undefined
}

function formOf({ effect: { operation, input } }: AskedChange): HandOverFile[] {
  const form = operation === 'PutUseCaseForModelAccess' && readJson(input.formData ?? null)
  if (!form) return []
  return [
    {
      name: 'first-use-form.json',
      title: 'First-use form',
      purpose:
        'What Anthropic is told, to check, or to type into the form on the Bedrock console’s model page.',
      mediaType: 'application/json',
      text: `${JSON.stringify(form, null, 2)}\n`,
    },
  ]
}

function readJson(value: Json): object | undefined {
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return undefined
  try {
    const read: unknown = JSON.parse(value)
    return typeof read === 'object' && read !== null ? read : undefined
  } catch {
    return undefined
  }
}
