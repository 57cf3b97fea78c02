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

/** What is wrong with each field, in the words of its schema and the order of the form. */
export function formErrors({ error }: Checked): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of error?.issues ?? [])
    errors[path.map(String).join('.')] ??= message
  return errors
}
