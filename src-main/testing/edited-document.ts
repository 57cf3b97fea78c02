export type Loose = Record<string, unknown> & { Sid: string; Action: string[]; Resource: string[] }

/** A policy document with its statements changed. */
export function editedDocument(text: string, change: (statements: Loose[]) => unknown): string {
  const policy = JSON.parse(text) as { Statement: Loose[] }
  const changed = change(policy.Statement)
  return JSON.stringify({ ...policy, Statement: changed ?? policy.Statement }, null, 2)
}

/** The statement whose Sid begins so. */
export function only(statements: Loose[], start: string): Loose {
  const found = statements.find(({ Sid }) => Sid.startsWith(start))
  if (!found) throw new Error(`There is no statement ${start}.`)
  return found
}
