/** The request's condition keys and values; keys are compared without case. */
export type Context = Readonly<Record<string, readonly string[]>>

const quoteForRegExp = (text: string) => text.replace(/[.+^${}()|[\]\\]/g, '\\$&')
const wildcard = (pattern: string, flags: string) =>
  new RegExp(
    `^${quoteForRegExp(pattern).replaceAll('*', '[\\s\\S]*').replaceAll('?', '[\\s\\S]')}$`,
    flags,
  )

/** `*` is any run of characters, `?` any one. */
export const matchesText = (pattern: string, text: string) => wildcard(pattern, '').test(text)

/** Actions are compared without case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export const matchesAction = (pattern: string, action: string) =>
  wildcard(pattern, 'i').test(action)

/** ARNs are compared part by part: a `*` does not reach over the first five colons. */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true
  const wanted = splitArn(pattern)
  const given = splitArn(arn)
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => matchesText(part, given[index] ?? ''))
  )
}

function splitArn(arn: string): string[] {
  const parts = arn.split(':')
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')]
}

/** `${aws:username}` and the like, from the context; undefined when a variable has no value, so that nothing matches. */
export function fillVariables(pattern: string, context: Context): string | undefined {
  let isMissing = false
  const filled = pattern.replace(/\$\{([^}]+)\}/g, (_, inside: string) => {
    if (inside === '*' || inside === '?' || inside === '$') return inside
    const [key = '', fallback] = inside.split(/\s*,\s*/)
    const value = valuesOf(context, key.trim())[0] ?? fallback?.replace(/^'|'$/g, '')
    if (value === undefined) isMissing = true
    return value ?? ''
  })
  return isMissing ? undefined : filled
}

export function valuesOf(context: Context, key: string): readonly string[] {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())
  return found?.[1] ?? []
}

export const hasKey = (context: Context, key: string) =>
  Object.keys(context).some((name) => name.toLowerCase() === key.toLowerCase())
