import type { Identity } from '../../../shared/setup/connection.ts'
import type { Aws } from '../aws/aws.ts'

/** Who the credentials are, by STS; the account's alias too when this identity may read it. */
export async function readIdentity(aws: Aws, profile?: string): Promise<Identity> {
  const options = profile === undefined ? {} : { profile }
  const { Account = '', Arn = '' } = await aws.call('sts', 'GetCallerIdentity', {}, options)
  const accountName = await aws.call('iam', 'ListAccountAliases', {}, options).then(
    ({ AccountAliases }) => AccountAliases?.[0],
    // Most identities may not read it, and the number does as well.
    () => undefined,
  )
  return { account: Account, arn: Arn, ...describeArn(Arn), ...(accountName && { accountName }) }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
export function describeArn(arn: string): Pick<Identity, 'kind' | 'name'> {
  const resource = arn.split(':').slice(5).join(':')
  const [type = '', ...path] = resource.split('/')
  switch (type) {
    case 'root':
      return { kind: 'root', name: 'root user' }
    case 'user':
      return { kind: 'user', name: path.at(-1) ?? '' }
    case 'assumed-role':
      return { kind: 'role', name: path[0] ?? '' }
    default:
      return { kind: 'federated', name: path.at(-1) ?? resource }
  }
}
