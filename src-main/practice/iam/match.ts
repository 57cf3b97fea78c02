/** The request's condition keys and values; keys are compared without case. */
export type Context = Readonly<Record<string, readonly string[]>>

/** `*` is any run of characters, `?` any one. Not a RegExp: many stars would make one backtrack for ever. */
export function matchesText(pattern: string, text: string): boolean {
  let inPattern = 0
  let star = -1
  let starredTo = 0
  for (let inText = 0; inText < text.length; ) {
    const wanted = pattern[inPattern]
    if (wanted === '*') {
      star = inPattern
      starredTo = inText
      inPattern += 1
    } else if (wanted === '?' || wanted === text[inText]) {
      inPattern += 1
      inText += 1
    } else if (star >= 0) {
      starredTo += 1
      inText = starredTo
      inPattern = star + 1
    } else return false
  }
  return /^\**$/.test(pattern.slice(inPattern))
}

/** Actions are compared without case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export const matchesAction = (pattern: string, action: string) =>
  matchesText(pattern.toLowerCase(), action.toLowerCase())

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
