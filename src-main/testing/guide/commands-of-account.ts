import { z } from '../../../shared/schema.ts'
import type { Account } from '../../practice/account.ts'
import { type GuideCommand, typed } from './guide-command.ts'
import { bucket, policyArn, region, sonnet } from './guide-world.ts'

const Models = z.object({ modelSummaries: z.array(z.object({ modelId: z.string() })) })
const Model = z.object({
  modelDetails: z.object({ modelId: z.string(), modelLifecycle: z.object({ status: z.string() }) }),
})
const Selectors = z.object({
  EventSelectors: z.array(
    z.object({ IncludeManagementEvents: z.boolean(), ReadWriteType: z.string() }),
  ),
})
const Attached = z.object({
  AttachedPolicies: z.array(z.object({ PolicyName: z.string(), PolicyArn: z.string() })),
})
const trail = 'groundwork-claude-audit'

/** Models, and what is recorded. In this order: each builds on those before. */
export const commandsOfAccount: readonly GuideCommand[] = [
  {
    guide: 'aws bedrock list-foundation-models',
    on: 'used',
    commands: () => [
      typed(`bedrock list-foundation-models --by-provider Anthropic --region ${region}`),
    ],
    same: async ([answer], { bench }) => {
      const { models } = await bench.ask('reviewModelGrid', null)
      const isHere = (cell: { region: string }) => cell.region === region
      return [
        Models.parse(answer)
          .modelSummaries.map(({ modelId }) => modelId)
          .filter((id) => id.includes('claude'))
          .toSorted(),
        models
          .filter(({ cells }) => cells.some(isHere))
          .map(({ modelId }) => modelId)
          .toSorted(),
      ]
    },
  },
  {
    guide: 'aws bedrock get-foundation-model',
    on: 'used',
    commands: () => [
      typed(
        `bedrock get-foundation-model --model-identifier anthropic.claude-sonnet-5-5 --region ${region}`,
      ),
    ],
    same: async ([answer], { bench }) => {
      const { modelId, modelLifecycle } = Model.parse(answer).modelDetails
      const { models } = await bench.ask('reviewModelGrid', null)
      const cell = models
        .find((each) => each.modelId === modelId)
        ?.cells.find((each) => each.region === region)
      return [modelLifecycle.status.toLowerCase(), cell?.lifecycle.status]
    },
  },
  {
    guide: 'aws bedrock create-inference-profile',
    on: 'twin',
    commands: () => [
      [
        ...typed(
          'bedrock create-inference-profile --inference-profile-name claude-team-a --model-source',
        ),
        // It copies from an ARN, and names no Regions: that is what AWS's own profiles are for.
        JSON.stringify({
          copyFrom: `arn:aws:bedrock:${region}:111122223333:inference-profile/${sonnet}`,
        }),
      ],
    ],
    same: (_, { twin, byApp }) => {
      const of = ({ bedrock }: Account) =>
        Object.values(bedrock.applicationProfiles).map(({ name, source, ...rest }) => ({
          name,
          source,
          region: rest.region,
        }))
      return [of(twin.account), of(byApp)]
    },
  },
  {
    guide: 'aws s3 mb',
    on: 'twin',
    commands: ({ documents }) => [
      [
        ...typed(`s3api create-bucket --bucket ${bucket} --create-bucket-configuration`),
        JSON.stringify({ LocationConstraint: region }),
      ],
      // Without it AWS refuses the trail.
      [...typed(`s3api put-bucket-policy --bucket ${bucket} --policy`), documents.bucket],
    ],
    same: (_, { twin, byApp }) => {
      const of = ({ buckets }: Account) => ({ ...buckets?.[bucket], createdAt: undefined })
      return [of(twin.account), of(byApp)]
    },
  },
  {
    guide: 'aws cloudtrail create-trail',
    on: 'twin',
    commands: () => [
      typed(
        `cloudtrail create-trail --name ${trail} --s3-bucket-name ${bucket} --is-multi-region-trail --enable-log-file-validation`,
      ),
    ],
    same: (_, { twin, byApp }) => {
      const of = ({ trails }: Account) =>
        Object.values(trails ?? {}).map(({ since, isLogging, ...rest }) => rest)
      return [of(twin.account), of(byApp)]
    },
  },
  {
    guide: 'aws cloudtrail start-logging',
    on: 'twin',
    commands: () => [typed(`cloudtrail start-logging --name ${trail}`)],
    same: (_, { twin, byApp }) => {
      const of = ({ trails }: Account) =>
        Object.values(trails ?? {}).map(({ isLogging }) => isLogging)
      return [of(twin.account), of(byApp)]
    },
  },
  {
    guide: 'aws cloudtrail put-event-selectors',
    on: 'twin',
    // Nothing is to be put: a new trail has every call to a model already.
    commands: () => [typed(`cloudtrail get-event-selectors --trail-name ${trail}`)],
    same: ([answer], { trails }) => [
      Selectors.parse(answer).EventSelectors.map(
        ({ IncludeManagementEvents, ReadWriteType }) =>
          IncludeManagementEvents && ReadWriteType === 'All',
      ),
      trails.map(({ keeps }) => keeps),
    ],
  },
  {
    guide: 'aws iam get-user-policy',
    on: 'used',
    // A managed policy is attached, so the user has no inline one of that name.
    commands: () => [
      typed('iam list-attached-user-policies --user-name claude-bedrock-user'),
      typed(`iam get-policy --policy-arn ${policyArn}`),
    ],
    same: async ([attached, policy], { bench }) => {
      const { holdings, policyArn: arn } = await bench.ask('reviewPermissions', null)
      return [
        [
          Attached.parse(attached)
            .AttachedPolicies.map(({ PolicyName }) => PolicyName)
            .toSorted(),
          z.object({ Policy: z.object({ Arn: z.string() }) }).parse(policy).Policy.Arn,
        ],
        [holdings?.map(({ name }) => name).toSorted(), arn],
      ]
    },
  },
]
