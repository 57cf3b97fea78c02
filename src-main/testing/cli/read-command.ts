import type { NormalizedSchema } from '@smithy/core/schema'
import { inputShape, prepareInput } from '../../core/aws/operation-shape.ts'
import { type ServiceName, services } from '../../core/aws/services.ts'
import type { Json, JsonObject } from '../../core/changes/change.ts'

/** What an AWS CLI command asks for. */
export type ReadCommand = {
  readonly service: ServiceName
  readonly operation: string
  readonly input: JsonObject
  readonly region: string | undefined
  readonly profile: string | undefined
}

/** Options of the AWS CLI itself, with a value. */
const general = ['region', 'profile', 'query', 'output', 'cli-binary-format']

/** The CLI's few names that are not the API's: `aws sns subscribe help`. */
const otherwise: Readonly<Record<string, string>> = {
  'Subscribe.Endpoint': 'notification-endpoint',
}

/**
 * Reads a command as the AWS CLI does, holding every option against AWS's own description of the operation. Throws with
 * what the CLI would refuse: an unknown service, operation or option, a value of the wrong type, a required one missing.
 */
export async function readCommand(words: readonly string[]): Promise<ReadCommand> {
  const [serviceWord, operationWord, ...rest] = words
  const service = serviceOf(serviceWord)
  const operation = await operationOf(service, operationWord)
  const shape = await inputShape(service, operation)
  const members = new Map(
    [...shape.structIterator()].map(([name, member]) => [
      otherwise[`${operation}.${name}`] ?? spelled(name),
      { name, member },
    ]),
  )
  const { options, others } = readOptions(rest, (name) => {
    const known = members.get(name.replace(/^no-/, '')) ?? members.get(name)
    if (known) return known.member.isBooleanSchema() ? 'flag' : 'value'
    return general.includes(name) ? 'value' : 'unknown'
  })
  const input: JsonObject = {}
  for (const [option, value] of options) {
    const found = members.get(option) ?? members.get(option.replace(/^no-/, ''))
    if (found) input[found.name] = jsonOf(found.member, value, option)
    else if (!general.includes(option))
      throw new Error(`${service} ${operation} has no --${option}.`)
  }
  // The CLI writes what a model answers to a file, whose name stands alone.
  const files = operation === 'InvokeModel' ? 1 : 0
  if (others.length !== files) throw new Error(`Stray words: ${others.join(' ')}`)
  const hasBytes = Object.keys(input).some((name) =>
    members.get(spelled(name))?.member.isBlobSchema(),
  )
  if (hasBytes && options.get('cli-binary-format') !== 'raw-in-base64-out')
    throw new Error(`${service} ${operation} would take its bytes as base64.`)
  await prepareInput(service, operation, input)
  return {
    service,
    operation,
    input,
    region: options.get('region'),
    profile: options.get('profile'),
  }
}

function serviceOf(word: string | undefined): ServiceName {
  for (const name in services) if (isService(name) && services[name].cli === word) return name
  throw new Error(`The AWS CLI has no service ${word}.`)
}

const isService = (name: string): name is ServiceName => name in services

async function operationOf(service: ServiceName, word: string | undefined): Promise<string> {
  const exported = Object.keys(await services[service].load())
  const found = exported.find((name) => name.endsWith('$') && spelled(name.slice(0, -1)) === word)
  if (!found) throw new Error(`${service} has no ${word}.`)
  return found.slice(0, -1)
}

/** As botocore does it: https://github.com/boto/botocore/blob/develop/botocore/__init__.py (xform_name). */
function spelled(name: string): string {
  const numbered = name.replace(/[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
  return numbered
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/^-/, '')
}

type Kind = 'flag' | 'value' | 'unknown'

function readOptions(words: readonly string[], kindOf: (name: string) => Kind) {
  const options = new Map<string, string>()
  const others: string[] = []
  const left = [...words]
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (!word.startsWith('--')) {
      others.push(word)
      continue
    }
    const [, name = '', ownValue] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    if (options.has(name)) throw new Error(`--${name} is there twice.`)
    const value = ownValue ?? (kindOf(name) === 'value' ? left.shift() : '')
    if (value === undefined || (ownValue === undefined && value.startsWith('-')))
      throw new Error(`--${name} has no value.`)
    options.set(name, value)
  }
  return { options, others }
}

function jsonOf(member: NormalizedSchema, text: string, option: string): Json {
  if (member.isBooleanSchema()) return !option.startsWith('no-')
  if (/^(file|fileb|https?):\/\//.test(text))
    throw new Error(`--${option} would be read from elsewhere: ${text}`)
  if (member.isNumericSchema() && text.trim() !== '' && !Number.isNaN(Number(text)))
    return Number(text)
  const isPlain = member.isStringSchema() || member.isBlobSchema() || member.isTimestampSchema()
  if (isPlain || member.isNumericSchema()) return text
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`--${option} is not JSON: ${text}`)
  }
}
