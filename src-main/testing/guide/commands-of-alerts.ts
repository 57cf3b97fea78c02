import type { Account } from '../../practice/account.ts'
import { type GuideCommand, typed } from './guide-command.ts'
import { email, region, topicArn } from './guide-world.ts'

const topicIn = ({ topics = {} }: Account) => topics[topicArn]
const endpointsIn = ({ networks = {} }: Account) =>
  Object.values(networks[region]?.endpoints ?? {}).map(
    ({ vpcId, service, subnets, privateDns }) => ({
      vpcId,
      service,
      subnets: subnets.toSorted(),
      privateDns,
    }),
  )

/** Who is told of the budget, and the private way to Bedrock. In this order: each builds on those before. */
export const commandsOfAlerts: readonly GuideCommand[] = [
  {
    guide: 'aws sns create-topic',
    on: 'twin',
    commands: ({ documents }) => [
      [
        ...typed('sns create-topic --name Groundwork-Claude --region us-east-1 --attributes'),
        // Without it AWS Budgets may not publish.
        JSON.stringify({ Policy: documents.topic }),
      ],
    ],
    same: (_, { twin, byApp }) => {
      const of = (account: Account) => {
        const topic = topicIn(account)
        return { arn: topic?.arn, policy: JSON.parse(topic?.policy ?? '{}') }
      }
      return [of(twin.account), of(byApp)]
    },
  },
  {
    guide: 'aws sns subscribe',
    on: 'twin',
    commands: () => [
      typed(
        `sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint ${email} --region us-east-1`,
      ),
    ],
    same: (_, { twin, byApp }) => {
      const of = (account: Account) =>
        topicIn(account)?.subscriptions.map(({ protocol, endpoint }) => ({ protocol, endpoint }))
      return [of(twin.account), of(byApp)]
    },
  },
  {
    guide: 'aws ec2 create-vpc-endpoint',
    on: 'twin',
    commands: ({ network }) => [
      [
        ...typed(
          // Whoever names no type asks for a gateway, which Bedrock does not have.
          `ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id ${network.vpc} --service-name com.amazonaws.${region}.bedrock-runtime --private-dns-enabled --subnet-ids`,
        ),
        JSON.stringify(network.subnets),
        ...typed('--security-group-ids'),
        JSON.stringify([network.group]),
      ],
    ],
    same: (_, { twin, byApp }) => [endpointsIn(twin.account), endpointsIn(byApp)],
  },
]
