import { isRecord } from './read-value.ts'
import type { Member, Shape } from './shapes.ts'
import { toBytes } from './write-tree.ts'

/** XML cannot hold control characters at all, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

export function escapeText(text: string): string {
  return text
    .replaceAll(unwritable, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;')
}

/** `content` is already XML. */
export function element(name: string, content: string, namespace?: string): string {
  return `<${name}${namespace ? ` xmlns="${namespace}"` : ''}>${content}</${name}>`
}

export function writeXmlMembers(members: readonly Member[], value: unknown): string {
  const held = isRecord(value) ? value : {}
  return members
    .filter(({ name }) => held[name] !== undefined && held[name] !== null)
    .map(({ name, shape, traits }) => writeNamed(traits.xmlName ?? name, shape, held[name]))
    .join('')
}

function writeNamed(name: string, shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case 'structure':
      return element(name, writeXmlMembers(shape.members(), value))
    case 'list': {
      const items: readonly unknown[] = Array.isArray(value) ? value : []
      const item = shape.item()
      if (shape.traits.xmlFlattened)
        return items.map((each) => writeNamed(name, item, each)).join('')
      const itemName = item.traits.xmlName ?? 'member'
      return element(name, items.map((each) => writeNamed(itemName, item, each)).join(''))
    }
    case 'map': {
      const entries = Object.entries(isRecord(value) ? value : {})
      const written = entries.map(([key, each]) =>
        element(
          shape.traits.xmlFlattened ? name : 'entry',
          element('key', escapeText(key)) + writeNamed('value', shape.value(), each),
        ),
      )
      return shape.traits.xmlFlattened ? written.join('') : element(name, written.join(''))
    }
    case 'timestamp':
      return element(name, value instanceof Date ? writeDate(value) : '')
    case 'blob':
      return element(name, Buffer.from(toBytes(value)).toString('base64'))
    default:
      return element(name, escapeText(String(value)))
  }
}

/** To the second, as IAM and STS do. */
function writeDate(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}
