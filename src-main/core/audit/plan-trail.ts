import { callIn } from '../changes/call-in.ts'
import type { Change, JsonObject } from '../changes/change.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { publicAccessBlock, type readBucket } from './read-bucket.ts'
import { trailName } from './read-trails.ts'

const goesWithIt = 'It is a setting of the bucket and goes with it.'

/** The bucket and what is missing of its settings, each in the order AWS asks for. */
export function bucketChanges(
  context: StepContext,
  Bucket: string,
  policy: string,
  held: Awaited<ReturnType<typeof readBucket>>,
): Change[] {
  const region = regionOf(context)
  const call = callIn(region)
  const created: Change = {
    id: 'create-bucket',
    title: `Create the bucket ${Bucket}`,
    why: 'CloudTrail writes what it records into a bucket (S3) of your own account.',
    cost: 'S3 bills what is stored: about $0.023 for a gigabyte and month (AWS list price); the records of one person’s calls are a few megabytes a month',
    effect: call('s3', 'CreateBucket', {
      Bucket,
      // us-east-1 is the one Region that is not named.
      ...(region !== 'us-east-1' && {
        CreateBucketConfiguration: { LocationConstraint: region },
      }),
    }),
    after: [],
    undo: [call('s3', 'DeleteBucket', { Bucket })],
    undoWords: 'Delete it again, from History. A bucket that holds records is kept.',
  }
  const set = (
    id: string,
    operation: string,
    input: JsonObject,
    words: readonly [string, string],
  ) => ({
    id,
    title: words[0],
    why: words[1],
    effect: call('s3', operation, { Bucket, ...input }),
    after: held ? [] : [created.id],
    undo: [],
    undoWords: goesWithIt,
  })
  return [
    ...(held ? [] : [created]),
    ...(held?.isBlocked
      ? []
      : [
          set(
            'block-public-access',
            'PutPublicAccessBlock',
            { PublicAccessBlockConfiguration: publicAccessBlock },
            [
              `Keep the public out of ${Bucket}`,
              'Whatever a later policy says, nobody outside the account can read the records.',
            ],
          ),
        ]),
    ...(held?.isEncrypted
      ? []
      : [
          set(
            'encrypt-bucket',
            'PutBucketEncryption',
            {
              ServerSideEncryptionConfiguration: {
                Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
              },
            },
            [`Encrypt what is stored in ${Bucket}`, 'With keys that S3 manages, free of charge.'],
          ),
        ]),
    ...(held?.hasPolicy
      ? []
      : [
          set('bucket-policy', 'PutBucketPolicy', { Policy: policy }, [
            `Let CloudTrail write into ${Bucket}`,
            'For this one trail alone; without it AWS refuses to make the trail.',
          ]),
        ]),
  ]
}

/** The trail over all Regions, and its start. */
export function trailChanges(
  context: StepContext,
  S3BucketName: string,
  isThere: boolean,
  after: readonly string[],
): Change[] {
  const call = callIn(regionOf(context))
  const Name = trailName
  const created: Change = {
    id: 'create-trail',
    title: `Create the trail ${Name} over all Regions`,
    why: 'It records who called what and when, and signs its files, so that nobody can change them unseen (log file validation).',
    cost: 'The first trail of an account is free of charge; AWS bills each further copy of the same events',
    effect: call('cloudtrail', 'CreateTrail', {
      Name,
      S3BucketName,
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
    }),
    after,
    undo: [call('cloudtrail', 'DeleteTrail', { Name })],
    undoWords: 'Delete the trail again, from History. What it has recorded stays in the bucket.',
    // S3 may take a moment to know the policy everywhere.
    settleMs: 15_000,
    settlesOn: ['aws.refused'],
  }
  return [
    ...(isThere ? [] : [created]),
    {
      id: 'start-logging',
      title: `Start recording with ${Name}`,
      why: 'A new trail records nothing until it is started.',
      effect: call('cloudtrail', 'StartLogging', { Name }),
      after: isThere ? [] : [created.id],
      undo: [call('cloudtrail', 'StopLogging', { Name })],
      undoWords: 'Stop it again, from History.',
    },
  ]
}
