import { dayMs, keyAge } from '../identity/key-age.ts'
import { deleteLostKey, newKeyChanges } from '../identity/key-changes.ts'
import { lostKeys } from '../identity/lost-keys.ts'
import { deactivateKey, deleteKey } from '../identity/old-key-changes.ts'
import { jobUserNames, readJobUser } from '../identity/read-job-user.ts'
import { type UsedKey, withUse } from '../identity/used-keys.ts'
import { failure } from '../problems.ts'
import { finding } from './finding.ts'
import type { Step, StepContext, StepPlan } from './step.ts'

/** AWS’s own advice is to renew keys every 90 days: IAM user guide, “Update access keys”. */
const oldAfterDays = 90

/** The key Claude signs in with is renewed: new, tried, the old one switched off, and deleted a day or more later. */
export const keyRotation: Step = {
  id: 'key-rotation',
  check: async (context) => {
    const state = await readState(context)
    const { current, old, userName, profile } = state
    const evidence = state.keys.map((key) => ({
      label: `Key ending in ${key.id.slice(-4)}`,
      value: inWords(context, key, key.id === current?.id),
    }))
    const told = (status: 'done' | 'needs-you', title: string) =>
      finding('key-rotation', status, title, context.now(), { evidence })
    if (!current)
      return told(
        'done',
        `The profile ${profile} holds no key of ${userName} that could be renewed`,
      )
    if (old?.isActive)
      return told('needs-you', `${userName} has two keys that work, and one is enough`)
    if (old && mayGo(context, old))
      return told('needs-you', 'The old key is switched off and can be deleted')
    const days = keyAge(context, current)
    if (days > oldAfterDays) return told('needs-you', `The key of ${userName} is ${days} days old`)
    return told(
      'done',
      `The key of ${userName} is ${days === 0 ? 'from today' : `${days} days old`}${old ? '; the old one is switched off' : ''}`,
    )
  },
  plan: async (context) => {
    const state = await readState(context)
    const { current, old, userName, profile } = state
    if (!current)
      return {
        title: `The profile ${profile} holds no key of ${userName}`,
        changes: [],
        notes: [
          'There is nothing to renew. Make a key first, under “A user of its own for Claude”.',
        ],
      }
    if (profile === context.profile)
      throw failure('input.invalid', {
        title: 'This is the key you are signed in with',
        detail: 'Sign in as an administrator; the key can then be renewed without locking you out.',
      })
    if (state.lost.length === 0 && old) return planOld(context, state, old)
    if (wasFinishedLately(context))
      return { title: 'The key has been renewed, and the old one is gone', changes: [] }
    if (keyAge(context, current) < 1)
      return { title: 'The key was made today, so there is nothing to renew', changes: [] }
    const removed = state.lost.map((key) => deleteLostKey(context, userName, key))
    const made = await newKeyChanges(context, state, {
      others: state.keys.map(({ id }) => id),
      after: removed.map(({ id }) => id),
    })
    return {
      title: `Renew the key in the profile ${profile}`,
      changes: [...removed, ...made, deactivateKey(context, userName, current.id, ['try-key'])],
      notes: [
        'The old key is only switched off. Come back in a day or more: if nothing has asked for it by then, it can be deleted.',
        'Whoever copied the old key to another computer has to be given the new one.',
      ],
    }
  },
}

type State = Awaited<ReturnType<typeof readState>>

async function readState(context: StepContext) {
  const names = jobUserNames(context)
  const user = await readJobUser(context, names)
  const keys = await withUse(context, user.keys)
  const lost = lostKeys(user.keys, names.userName, user.profileKey, context.ledger)
  const current = keys.find(({ id }) => id === user.profileKey)
  const old = keys.find(({ id }) => id !== current?.id && !lost.some((each) => each.id === id))
  return { ...names, keys, current, old, lost }
}

function planOld(context: StepContext, { userName }: State, old: UsedKey): StepPlan {
  const ending = old.id.slice(-4)
  if (old.isActive && wasUsedLately(context, old))
    return {
      title: `The key ending in ${ending} is still used`,
      changes: [],
      notes: [
        `${inWords(context, old, false)}. Give whoever uses it the new key; it can be switched off a day after its last use.`,
      ],
    }
  if (old.isActive)
    return {
      title: `Switch off the key ending in ${ending}`,
      changes: [deactivateKey(context, userName, old.id, [])],
    }
  if (!mayGo(context, old))
    return {
      title: 'The key has been renewed',
      changes: [],
      notes: [
        'The old key is switched off. It can be deleted a day after that, when nothing has asked for it.',
      ],
    }
  return {
    title: `Delete the old key ending in ${ending}`,
    changes: [deleteKey(context, userName, old.id)],
  }
}

const wasUsedLately = ({ now }: StepContext, { lastUsed }: UsedKey) =>
  lastUsed !== undefined && now() - lastUsed < dayMs

/** Whether a renewal came to its end today: the next one can wait. */
const wasFinishedLately = ({ ledger, now }: StepContext) =>
  ledger.some(
    ({ changeId, status, at }) =>
      changeId === 'delete-old-key' &&
      (status === 'done' || status === 'unknown') &&
      now() - at < dayMs,
  )

/** A day after it was switched off by us, and a day after its last use. */
function mayGo(context: StepContext, old: UsedKey): boolean {
  const switchedOff = context.ledger.findLast(
    ({ effect, status }) =>
      effect.kind === 'aws-call' &&
      effect.operation === 'UpdateAccessKey' &&
      effect.input.AccessKeyId === old.id &&
      // A call that was cut off may have switched it off just now.
      (status === 'done' || status === 'unknown'),
  )
  return (
    !wasUsedLately(context, old) &&
    (switchedOff === undefined || context.now() - switchedOff.at >= dayMs)
  )
}

function inWords(context: StepContext, key: UsedKey, isCurrent: boolean): string {
  const { lastUsed, isActive } = key
  const used =
    lastUsed === undefined
      ? 'never used'
      : `last used ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(lastUsed)}`
  const place = isCurrent ? 'in the profile, ' : ''
  return `${place}${keyAge(context, key)} days old, ${used}${isActive ? '' : ', switched off'}`
}
