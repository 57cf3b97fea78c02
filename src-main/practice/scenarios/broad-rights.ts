import type { ScenarioName } from '../../../shared/practice.ts'
import type { IamGroup, IamUser, ManagedPolicy } from '../account.ts'
import { policy } from './identities.ts'

type Rights = {
  readonly policies: Record<string, ManagedPolicy>
  readonly user: Partial<Pick<IamUser, 'inline' | 'groups' | 'boundary'>>
  readonly group: Partial<Pick<IamGroup, 'inline' | 'attached'>>
}

const allow = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements })
const allOfBedrock = { Sid: 'AllOfBedrock', Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }

/** Rights that reach the plain user by other ways than a policy of AWS's, and a limit above them. */
export function broadRightsOf(scenario: ScenarioName, createdAt: number): Rights {
  switch (scenario) {
    case 'group-rights': {
      const team = policy('TeamBedrock', allow(allOfBedrock), createdAt)
      const tools = policy(
        'TeamTools',
        allow(allOfBedrock, {
          Sid: 'TeamFiles',
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:ListBucket'],
          Resource: ['arn:aws:s3:::team-files', 'arn:aws:s3:::team-files/*'],
        }),
        createdAt,
      )
      return {
        policies: { [team.arn]: team, [tools.arn]: tools },
        user: {
          groups: ['claude-users'],
          inline: { OldBedrock: JSON.stringify(allow(allOfBedrock)) },
        },
        group: {
          attached: [team.arn],
          inline: { GroupBedrock: JSON.stringify(allow(allOfBedrock)) },
        },
      }
    }
    case 'permission-boundary': {
      const limit = policy(
        'DeveloperLimit',
        allow({
          Sid: 'NotMoreThanThis',
          Effect: 'Allow',
          Action: ['bedrock:InvokeModel', 'bedrock:Get*', 'bedrock:List*', 's3:*', 'iam:Get*'],
          Resource: '*',
        }),
        createdAt,
      )
      return { policies: { [limit.arn]: limit }, user: { boundary: limit.arn }, group: {} }
    }
    default:
      return { policies: {}, user: {}, group: {} }
  }
}
