import * as iam from '@aws-sdk/client-iam'
import * as sts from '@aws-sdk/client-sts'
import type { Practice } from '../practice/start.ts'

const optionsOf = ({ endpoint, keys: { admin } }: Practice) => ({
  endpoint,
  region: 'eu-central-1',
  credentials: admin,
})
const held = { Version: '2012-10-17' }
const arnOf = (name: string) => `arn:aws:iam::111122223333:policy/${name}`

/** Brings the account into the named situation, made as an administrator would make it. */
export async function holdPolicy(
  practice: Practice,
  name: string,
  document: string,
): Promise<void> {
  const { iam: world } = practice.account
  const client = new iam.IAMClient(optionsOf(practice))
  const [UserName, GroupName, RoleName] = ['claude-bedrock-user', 'claude-users', 'ClaudeCodeRole']
  const principal = world.users[UserName]
  if (!principal) throw new Error('The user is missing.')
  Object.assign(principal, { attached: [], inline: {}, groups: [] })
  delete principal.boundary
  world.serviceControlPolicies = []
  const make = async (PolicyName: string, Statement: object[]) => {
    const PolicyDocument = JSON.stringify({ ...held, Statement })
    await client.send(new iam.CreatePolicyCommand({ PolicyName, PolicyDocument }))
    return arnOf(PolicyName)
  }
  switch (name) {
    case 'a user with the policy attached': {
      await client.send(
        new iam.CreatePolicyCommand({ PolicyName: 'Geo', PolicyDocument: document }),
      )
      await client.send(new iam.AttachUserPolicyCommand({ UserName, PolicyArn: arnOf('Geo') }))
      return
    }
    case 'a member of a group with the policy':
      await client.send(
        new iam.PutGroupPolicyCommand({ GroupName, PolicyName: 'held', PolicyDocument: document }),
      )
      await client.send(new iam.AddUserToGroupCommand({ GroupName, UserName }))
      return
    case 'a session of a role with the policy':
      await client.send(
        new iam.PutRolePolicyCommand({ RoleName, PolicyName: 'held', PolicyDocument: document }),
      )
      return
    default:
      await client.send(
        new iam.PutUserPolicyCommand({ UserName, PolicyName: 'held', PolicyDocument: document }),
      )
  }
  if (name.includes('boundary'))
    await client.send(
      new iam.PutUserPermissionsBoundaryCommand({
        UserName,
        PermissionsBoundary: await make('Boundary', [
          { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*' },
        ]),
      }),
    )
  if (name.includes('deny'))
    await client.send(
      new iam.AttachUserPolicyCommand({
        UserName,
        PolicyArn: await make('Deny', [
          { Effect: 'Deny', Action: 'bedrock:Invoke*', Resource: '*' },
        ]),
      }),
    )
  if (name.includes('organisation'))
    world.serviceControlPolicies = [
      JSON.stringify({
        ...held,
        Statement: [
          { Effect: 'Allow', Action: '*', Resource: '*' },
          {
            Effect: 'Deny',
            Action: 'bedrock:*',
            Resource: '*',
            Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-south-2' } },
          },
        ],
      }),
    ]
}

/** Keys of a session of the role. */
export async function assume(
  practice: Practice,
  RoleArn: string,
): Promise<Practice['keys']['user']> {
  const client = new sts.STSClient(optionsOf(practice))
  const { Credentials } = await client.send(
    new sts.AssumeRoleCommand({ RoleArn, RoleSessionName: 'tried' }),
  )
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    ...(Credentials?.SessionToken && { sessionToken: Credentials.SessionToken }),
  }
}
