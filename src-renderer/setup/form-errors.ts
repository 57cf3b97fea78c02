type Checked = {
  readonly error?:
    | {
        readonly issues: readonly {
          readonly path: readonly PropertyKey[]
          readonly message: string
        }[]
      }
    | undefined
}

/** What is wrong with each field, in the words of its schema. */
export function formErrors({ error }: Checked): Record<string, string> {
  const issues = error?.issues ?? []
  return Object.fromEntries(
    issues.toReversed().map(({ path, message }) => [path.map(String).join('.'), message]),
  )
}
