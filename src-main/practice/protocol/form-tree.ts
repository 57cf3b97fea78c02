import { isRecord, type ReadRules, readStructure } from './read-value.ts'
import type { Member, Shape, Structure } from './shapes.ts'

/** How a protocol of forms spells names, and whether every list of it stands without `.member`. */
export type FormDialect = {
  readonly nameOf: (member: Member) => string
  readonly isFlat: boolean
}

export const queryDialect: FormDialect = {
  nameOf: ({ name, traits }) => traits.xmlName ?? name,
  isFlat: false,
}

/** Reads `PolicyArns.member.1.arn=…`, or `SubnetId.1=…`, into the input AWS's shape describes. */
export function parseForm(
  form: URLSearchParams,
  input: Structure,
  missing: string[],
  dialect: FormDialect,
): Record<string, unknown> {
  const tree = emptyNode()
  for (const [key, value] of form) put(tree, key.split('.'), value)
  const rules: ReadRules = { text: true, timestamps: 'date-time', nameOf: dialect.nameOf }
  return readStructure(input, arrangeStructure(input, tree, dialect, 0), rules, [], missing)
}

function put(tree: Record<string, unknown>, path: readonly string[], value: string): void {
  let node = tree
  for (const part of path.slice(0, -1)) {
    const held = node[part]
    const next = isRecord(held) ? held : emptyNode()
    node[part] = next
    node = next
  }
  const last = path.at(-1) ?? ''
  if (!isRecord(node[last])) node[last] = value
}

/** Without a prototype, so that a parameter called `__proto__` is only a parameter. */
function emptyNode(): Record<string, unknown> {
  return Object.create(null)
}

function arrangeStructure(
  shape: Structure,
  node: Record<string, unknown>,
  dialect: FormDialect,
  depth: number,
) {
  const arranged: Record<string, unknown> = {}
  for (const member of shape.members()) {
    const name = dialect.nameOf(member)
    if (node[name] !== undefined && depth < 50)
      arranged[name] = arrange(member.shape, node[name], dialect, depth + 1)
  }
  return arranged
}

/** Turns numbered children into lists and entries into maps, which the form alone cannot tell from structures. */
function arrange(shape: Shape, node: unknown, dialect: FormDialect, depth: number): unknown {
  switch (shape.kind) {
    case 'structure':
      return isRecord(node) ? arrangeStructure(shape, node, dialect, depth) : node
    case 'list': {
      if (node === '') return []
      const items =
        dialect.isFlat || shape.traits.xmlFlattened
          ? node
          : child(node, shape.item().traits.xmlName ?? 'member')
      return numbered(items).map((item) => arrange(shape.item(), item, dialect, depth))
    }
    case 'map': {
      if (node === '') return {}
      const entries = shape.traits.xmlFlattened ? node : child(node, 'entry')
      return Object.fromEntries(
        numbered(entries).map((entry) => [
          String(child(entry, 'key') ?? child(entry, 'Name') ?? ''),
          arrange(shape.value(), child(entry, 'value') ?? child(entry, 'Value'), dialect, depth),
        ]),
      )
    }
    default:
      return node
  }
}

function child(node: unknown, name: string): unknown {
  return isRecord(node) ? node[name] : undefined
}

function numbered(node: unknown): unknown[] {
  if (!isRecord(node)) return []
  return Object.entries(node)
    .filter(([key]) => /^\d+$/.test(key))
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, value]) => value)
}
