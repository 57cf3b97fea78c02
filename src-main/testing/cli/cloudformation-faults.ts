import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec'

type Spec = Awaited<ReturnType<typeof loadAwsServiceSpec>>
type Properties = { readonly [name: string]: { readonly type: Type; readonly required?: boolean } }
type Type =
  | {
      readonly type:
        | 'string'
        | 'integer'
        | 'number'
        | 'boolean'
        | 'json'
        | 'date-time'
        | 'null'
        | 'tag'
    }
  | { readonly type: 'array' | 'map'; readonly element: Type }
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'union'; readonly types: readonly Type[] }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const intrinsics = ['Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join']
const pseudo = ['AWS::AccountId', 'AWS::Region', 'AWS::Partition', 'AWS::StackName', 'AWS::NoValue']
const sections = ['AWSTemplateFormatVersion', 'Description', 'Resources', 'Outputs', 'Parameters']

/** Opens AWS's own resource schemas; the check tells by path what CloudFormation would refuse of a template. */
export async function openTemplateCheck(): Promise<(template: unknown) => string[]> {
  const spec = await loadAwsServiceSpec()
  return (template) => templateFaults(spec, template)
}

function templateFaults(spec: Spec, template: unknown): string[] {
  if (!isObject(template)) return ['The template is not an object.']
  const { Resources, Outputs = {}, Parameters = {} } = template
  if (!isObject(Resources) || Object.keys(Resources).length === 0)
    return ['There are no Resources.']
  const names = [...Object.keys(Resources), ...Object.keys(isObject(Parameters) ? Parameters : {})]
  return [
    ...Object.keys(template).flatMap((name) =>
      sections.includes(name) ? [] : [`No section ${name}.`],
    ),
    ...(template.AWSTemplateFormatVersion === '2010-09-09'
      ? []
      : ['The format version is unknown.']),
    ...Object.entries(Resources).flatMap(([name, resource]) =>
      resourceFaults(spec, name, resource),
    ),
    ...referenceFaults({ Resources, Outputs }, names, 'template'),
  ]
}

function resourceFaults(spec: Spec, name: string, resource: unknown): string[] {
  if (!/^[A-Za-z0-9]{1,255}$/.test(name)) return [`${name} is no logical id.`]
  if (!isObject(resource)) return [`${name} is not an object.`]
  const { Type, Properties = {} } = resource
  const [found] = spec.lookup('resource', 'cloudFormationType', 'equals', String(Type))
  if (!found) return [`${name}: there is no ${Type}.`]
  return propertyFaults(spec, found.properties as Properties, Properties, name)
}

function propertyFaults(spec: Spec, known: Properties, given: unknown, path: string): string[] {
  if (!isObject(given)) return [`${path} should be an object.`]
  return [
    ...Object.entries(known).flatMap(([name, { required }]) =>
      required && !(name in given) ? [`${path}.${name} is required.`] : [],
    ),
    ...Object.entries(given).flatMap(([name, value]) => {
      const property = known[name]
      return property
        ? valueFaults(spec, property.type, value, `${path}.${name}`)
        : [`${path} has no ${name}.`]
    }),
  ]
}

function valueFaults(spec: Spec, type: Type, value: unknown, path: string): string[] {
  if (isIntrinsic(value)) return []
  switch (type.type) {
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) => valueFaults(spec, type.element, item, `${path}[${index}]`))
        : [`${path} should be a list.`]
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, item]) =>
            valueFaults(spec, type.element, item, `${path}.${key}`),
          )
        : [`${path} should be a map.`]
    case 'ref': {
      const { properties } = spec.get('typeDefinition', type.reference.$ref)
      return propertyFaults(spec, properties as Properties, value, path)
    }
    case 'union': {
      const tries = type.types.map((each) => valueFaults(spec, each, value, path))
      return tries.some(({ length }) => length === 0) ? [] : (tries[0] ?? [])
    }
    case 'json':
      return isObject(value) ? [] : [`${path} should be an object.`]
    case 'integer':
    case 'number':
      return typeof value === 'number' ? [] : [`${path} should be a number.`]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path} should be a boolean.`]
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value
        ? []
        : [`${path} should be a tag.`]
    default:
      return typeof value === 'string' ? [] : [`${path} should be a string.`]
  }
}

const functionIn = (value: unknown): string | undefined => {
  if (!isObject(value)) return undefined
  const names = Object.keys(value)
  const [name = ''] = names
  return names.length === 1 && /^(Ref|Condition|Fn::.+)$/.test(name) ? name : undefined
}
const isIntrinsic = (value: unknown) => functionIn(value) !== undefined

function referenceFaults(value: unknown, names: readonly string[], path: string): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => referenceFaults(item, names, `${path}[${index}]`))
  if (!isObject(value)) return []
  const name = functionIn(value)
  // A policy's Condition stands among other members, so a lone one is meant for CloudFormation.
  if (name !== undefined && !intrinsics.includes(name)) return [`${path}: ${name} is unknown.`]
  const inside = Object.entries(value).flatMap(([key, item]) =>
    referenceFaults(item, names, `${path}.${key}`),
  )
  if (name === undefined) return inside
  return [
    ...inside,
    ...targetsOf(name, value[name]).flatMap((target) =>
      names.includes(target) || pseudo.includes(target) ? [] : [`${path}: there is no ${target}.`],
    ),
  ]
}

function targetsOf(name: string, argument: unknown): string[] {
  if (name === 'Ref') return [String(argument)]
  if (name === 'Fn::GetAtt') return [String([argument].flat()[0]).split('.')[0] ?? '']
  if (name !== 'Fn::Sub') return []
  const text = String([argument].flat()[0])
  return [...text.matchAll(/\$\{([^!}.]+)[^}]*\}/g)].map(([, target]) => target ?? '')
}
