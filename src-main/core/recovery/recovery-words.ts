import type { RecoveryDocument } from '../../../shared/checklist/recovery.ts'

/** What whoever opens the document has to know first. */
export const introduction = ({
  endpoint,
}: Pick<RecoveryDocument, 'account'> & { readonly endpoint?: string | undefined }): string[] => [
  ...(endpoint === undefined ? [] : ['This is the practice account: nothing here is real.']),
  'It says what was really there when it was made, and how to put it back, in this order.',
  'No password, key or token is in it.',
]
