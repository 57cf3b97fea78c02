import { type Node, type ParseError, parseTree } from 'jsonc-parser'

export type PathStep =
  | { readonly value: string }
  | { readonly index: number }
  | { readonly key: string }

/** A value of the policy together with where it stands. */
export type Place = {
  readonly path: readonly PathStep[]
  readonly offset: number
  readonly length: number
}
export type Held = Place & { readonly node: Node }
export type Member = { readonly name: string; readonly held: Held; readonly key: Place }

/** The policy's values with their places, or where its JSON breaks. */
export function readTree(text: string): Held | { readonly brokenAt: number } {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  const [first] = errors
  if (first || !root) return { brokenAt: first?.offset ?? 0 }
  return hold(root, [])
}

/** The members of an object; none for anything else. */
export const membersOf = ({ node, path }: Held): readonly Member[] =>
  node.type !== 'object'
    ? []
    : (node.children ?? []).flatMap(({ children = [] }) => {
        const [key, value] = children
        if (!key || !value) return []
        const name = String(key.value)
        return {
          name,
          held: hold(value, [...path, { value: name }]),
          key: { path: [...path, { key: name }], offset: key.offset, length: key.length },
        }
      })

export const memberOf = (held: Held, name: string): Held | undefined =>
  membersOf(held).find((member) => member.name === name)?.held

/** The items of a list; a single value counts as a list of one, as policies allow. */
export const itemsOf = (held: Held): readonly Held[] =>
  held.node.type !== 'array'
    ? [held]
    : (held.node.children ?? []).map((child, index) => hold(child, [...held.path, { index }]))

export type Text = Place & { readonly text: string }

/** The strings among a value's items. */
export const textsOf = (held: Held | undefined): readonly Text[] =>
  held === undefined
    ? []
    : itemsOf(held).flatMap(({ node, ...place }) =>
        typeof node.value === 'string' ? { ...place, text: node.value } : [],
      )

const hold = (node: Node, path: readonly PathStep[]): Held => ({
  node,
  path,
  offset: node.offset,
  length: node.length,
})
