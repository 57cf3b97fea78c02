import type { ReadStatement } from '../policy/policy.ts'

/** One thing somebody wants to do. */
export type Wish = {
  readonly action: string
  readonly resource: string
  readonly conditions: Readonly<Record<string, string>>
}

/**
 * Whether statements let a wish through. For hints while typing: of conditions it knows those on text keys that the
 * wish names, and takes every other one as met. What is decided is asked of IAM's simulation.
 */
export const permits = (statements: readonly ReadStatement[], wish: Wish): boolean =>
  statements.some((each) => each.Effect === 'Allow' && speaksOf(each, wish)) &&
  !statements.some((each) => each.Effect === 'Deny' && speaksOf(each, wish))

/** Whether a statement is about the wish, conditions and all. */
export const speaksOf = (statement: ReadStatement, wish: Wish): boolean =>
  namesAction(statement, wish.action) &&
  namesResource(statement, wish.resource) &&
  conditionsMeet(statement, wish)

export function namesAction({ Action, NotAction }: ReadStatement, action: string): boolean {
  const names = (patterns: readonly string[]) =>
    patterns.some((pattern) => isLike(pattern.toLowerCase(), action.toLowerCase()))
  return Action ? names(Action) : NotAction !== undefined && !names(NotAction)
}

export function namesResource({ Resource, NotResource }: ReadStatement, resource: string): boolean {
  const names = (patterns: readonly string[]) =>
    patterns.some((pattern) => isLike(pattern, resource))
  return Resource ? names(Resource) : NotResource !== undefined && !names(NotResource)
}

const conditionsMeet = ({ Condition = {} }: ReadStatement, { conditions }: Wish): boolean =>
  Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const known = Object.entries(conditions).find(
        ([name]) => name.toLowerCase() === key.toLowerCase(),
      )
      return known === undefined || holds(operator, values, known[1])
    }),
  )

function holds(operator: string, values: readonly string[], value: string): boolean {
  const name = operator.replace(/^ForA(ny|ll)Values?:/, '').replace(/IfExists$/, '')
  switch (name) {
    case 'StringEquals':
      return values.includes(value)
    case 'StringNotEquals':
      return !values.includes(value)
    case 'StringEqualsIgnoreCase':
      return values.some((each) => each.toLowerCase() === value.toLowerCase())
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return values.some((each) => isLike(each, value))
    case 'StringNotLike':
    case 'ArnNotLike':
    case 'ArnNotEquals':
      return !values.some((each) => isLike(each, value))
    case 'Null':
      return values.includes('false')
    default:
      return true
  }
}

/** IAM's wildcards: `*` for any characters, `?` for one. */
export function isLike(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern
    .split('*')
    .map((part) => part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('?', '.'))
  if (others.length === 0) return new RegExp(`^${first}$`, 's').test(text)
  // Part by part and each as early as it can be, so that no pattern takes more than one pass: a person types it.
  const last = others.pop() ?? ''
  const start = new RegExp(`^${first}`, 's').exec(text)
  if (!start) return false
  let at = start[0].length
  for (const part of others) {
    const found = new RegExp(part, 's').exec(text.slice(at))
    if (!found) return false
    at += found.index + found[0].length
  }
  return new RegExp(`${last}$`, 's').test(text.slice(at))
}
