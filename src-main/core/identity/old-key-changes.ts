import type { Change } from '../changes/change.ts'
import { iam } from '../policy/policy-changes.ts'
import type { StepContext } from '../steps/step.ts'

const ending = (id: string) => id.slice(-4)

/** Switched off, a key can be switched on again at once should something still need it. */
export function deactivateKey(
  context: StepContext,
  UserName: string,
  AccessKeyId: string,
  after: readonly string[],
): Change {
  const put = (Status: 'Active' | 'Inactive') =>
    iam(context, 'UpdateAccessKey', { UserName, AccessKeyId, Status })
  return {
    id: 'deactivate-old-key',
    title: `Switch off the old key ending in ${ending(AccessKeyId)}`,
    why: 'Whatever still uses it is refused from then on, and nothing is lost yet: it can be switched on again.',
    effect: put('Inactive'),
    after,
    undo: [put('Active')],
    undoWords: 'Switch it on again, from History.',
  }
}

export const deleteKey = (context: StepContext, UserName: string, AccessKeyId: string): Change => ({
  id: 'delete-old-key',
  title: `Delete the old key ending in ${ending(AccessKeyId)}`,
  why: 'It has been switched off, and nothing has asked for it since. A user may have two keys, so this makes room for the next.',
  effect: iam(context, 'DeleteAccessKey', { UserName, AccessKeyId }),
  after: [],
  undo: null,
  undoWords: 'AWS cannot bring a deleted key back. It is of no use any more.',
  alreadyDone: ['NoSuchEntityException'],
})
