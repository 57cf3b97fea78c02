import type { Account } from '../practice/account.ts'
import { documentOf } from './document-of.ts'

/** The only bucket of the account, with a policy of these statements, as if somebody had made it. */
export function plantBucket(
  account: Account,
  { name, region }: { readonly name: string; readonly region: string },
  ...statements: object[]
): void {
  account.buckets = {
    [name]: {
      name,
      region,
      createdAt: 0,
      encryption: 'AES256',
      objects: [],
      policy: documentOf(...statements),
    },
  }
}
