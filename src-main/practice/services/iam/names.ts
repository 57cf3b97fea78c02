import { AwsError } from '../../operation.ts'

/** IAM's rule for names: letters, digits and + = , . @ - _ */
export function checkName(member: string, name: string, longest: number): void {
  // Names are kept as an object's keys, and there `__proto__` means something else.
  if (/^[\w+=,.@-]+$/.test(name) && name.length <= longest && name !== '__proto__') return
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${name}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+`,
  )
}

export type Tag = { readonly Key: string | undefined; readonly Value: string | undefined }

export const toTags = (tags: readonly Tag[] = []): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]))
