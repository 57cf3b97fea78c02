import type { JobUserAsk } from '../../../shared/setup/job-user.ts'
import { callIn } from '../changes/call-in.ts'
import type { Change } from '../changes/change.ts'
import { planSettings } from '../files/edit-again.ts'
import { planToFill } from '../files/fill-edit.ts'
import { readText } from '../files/read-text.ts'
import { iam } from '../policy/policy-changes.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import type { KeyState } from './read-job-user.ts'

const ending = (id: string) => id.slice(-4)

/** A key nobody knows the secret of only takes one of the two places. */
export const deleteLostKey = (
  context: StepContext,
  userName: string,
  { id }: KeyState,
): Change => ({
  id: `delete-lost-key-${ending(id)}`,
  title: `Delete the key ending in ${ending(id)}, whose secret was never kept`,
  why: 'Groundwork was interrupted just as AWS made this key. AWS tells a secret once, so the key is of no use to anybody.',
  effect: iam(context, 'DeleteAccessKey', { UserName: userName, AccessKeyId: id }),
  after: [],
  undo: [],
  undoWords: 'There is nothing to take back: nobody could have used it.',
  alreadyDone: ['NoSuchEntityException'],
})

/** Makes a key, keeps it in the profile and asks AWS with it who it is. The secret goes from the answer to the file. */
export async function newKeyChanges(
  context: StepContext,
  { userName, profile }: JobUserAsk,
  { others, after }: { readonly others: readonly string[]; readonly after: readonly string[] },
): Promise<Change[]> {
  const { places } = context
  const output = (member: string) => ({ $output: ['create-key', 'AccessKey', member] })
  const credentials = planToFill(
    { path: places.awsCredentials, isSecret: true },
    await readText(places.awsCredentials),
    {
      format: 'ini',
      keys: [
        { path: [profile, 'aws_access_key_id'], value: output('AccessKeyId') },
        { path: [profile, 'aws_secret_access_key'], value: output('SecretAccessKey') },
        { path: [profile, 'aws_session_token'] },
      ],
    },
  )
  return [
    {
      id: 'create-key',
      title: `Make an access key for ${userName}`,
      why: 'With it, tools on this computer sign in as this user and as nobody else.',
      effect: { ...iam(context, 'CreateAccessKey', { UserName: userName }), others },
      after,
      undo: [
        iam(context, 'DeleteAccessKey', { UserName: userName, AccessKeyId: output('AccessKeyId') }),
      ],
      undoWords: 'Delete the key again, from History.',
      // IAM may not know a user everywhere that it has only just created.
      settleMs: 30_000,
      settlesOn: ['aws.notFound'],
    },
    {
      id: 'keep-key',
      title: `Keep the key in the profile ${profile}`,
      why: 'AWS tells the secret once. It goes straight into this file, which only you can read, and nowhere else.',
      effect: credentials,
      after: ['create-key'],
      undo: [],
      undoWords: 'Put the file back as it was, from History.',
    },
    {
      id: 'try-key',
      title: `Ask AWS who the profile ${profile} is`,
      why: 'It proves that the new key works. A new key may take some seconds to be known everywhere.',
      effect: { ...callIn(context.region)('sts', 'GetCallerIdentity', {}), profile },
      after: ['keep-key'],
      undo: [],
      undoWords: 'It only asks, so there is nothing to take back.',
      settleMs: 60_000,
      settlesOn: ['credentials.invalid'],
    },
  ]
}

/** Planned by itself, because a run that was cut off may have kept the key and not the Region. */
export async function regionChange(context: StepContext, profile: string): Promise<Change[]> {
  const path = context.places.awsConfig
  const section = profile === 'default' ? 'default' : `profile ${profile}`
  const region = regionOf(context)
  const effect = planSettings({ path, isSecret: false }, await readText(path), {
    format: 'ini',
    keys: [{ path: [section, 'region'], value: region }],
  })
  if (effect.before === effect.after) return []
  return [
    {
      id: 'keep-region',
      title: `Note ${region} as the Region of the profile ${profile}`,
      why: 'Tools that are not told a Region use this one.',
      effect,
      after: [],
      undo: [],
      undoWords: 'Put the file back as it was, from History.',
    },
  ]
}
