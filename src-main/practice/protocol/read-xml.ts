import { parseXML } from '@aws-sdk/xml-builder'
import { InputProblem, isRecord } from './read-value.ts'
import type { Member, Shape, Structure } from './shapes.ts'

/** The members of a structure in an XML document, under AWS's own names, as `readValue` takes them. */
export function readXml(shape: Structure, body: Buffer): Record<string, unknown> {
  return arrangeMembers(shape, Object.values(parse(body))[0])
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = parseXML(body.toString('utf8'))
    return isRecord(parsed) ? parsed : {}
  } catch {
    throw new InputProblem('The XML you provided was not well-formed')
  }
}

const xmlName = ({ name, traits }: Member) => traits.xmlName ?? name

function arrangeMembers(shape: Structure, node: unknown): Record<string, unknown> {
  const held = isRecord(node) ? node : {}
  const known = shape.members().filter((member) => Object.hasOwn(held, xmlName(member)))
  return Object.fromEntries(
    known.map((member) => [member.name, arrange(member.shape, held[xmlName(member)])]),
  )
}

function arrange(shape: Shape, node: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return arrangeMembers(shape, node)
    case 'list': {
      const item = shape.item()
      const items =
        shape.traits.xmlFlattened || !isRecord(node) ? node : node[item.traits.xmlName ?? 'member']
      return (Array.isArray(items) ? items : [items]).map((each) => arrange(item, each))
    }
    case 'boolean':
      return node === 'true' ? true : node === 'false' ? false : node
    case 'number':
      return typeof node === 'string' ? Number(node) : node
    default:
      return node
  }
}
