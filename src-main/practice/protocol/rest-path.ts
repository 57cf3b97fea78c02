/** Path labels by name when `path` fits AWS's template (`/model/{modelId}/invoke`), decoded. */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const pattern = split(template.split('?')[0] ?? '')
  const given = split(path)
  const greedy = pattern.some((part) => part.endsWith('+}'))
  if (greedy ? given.length < pattern.length : given.length !== pattern.length) return undefined
  const labels: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const isGreedy = part.endsWith('+}')
    const rest = given.length - (pattern.length - index - 1)
    const held = isGreedy ? given.slice(index, rest).join('/') : (given[index] ?? '')
    if (!part.startsWith('{')) {
      if (part !== held) return undefined
      continue
    }
    const value = decode(held)
    if (value === undefined || value === '') return undefined
    labels[part.slice(1, isGreedy ? -2 : -1)] = value
  }
  return labels
}

function split(path: string): string[] {
  return path.replace(/^\//, '').replace(/\/$/, '').split('/')
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
