import type { Call, Permission } from '../../operation.ts'

type Where = Pick<Call, 'account' | 'region'>

const kinds = {
  vpc: 'vpc',
  subnet: 'subnet',
  sg: 'security-group',
  vpce: 'vpc-endpoint',
} as const

/** The ARN of something by its id; `sg-*` stands for one that is still to be made. */
export function arnOf(id: string, { account, region }: Where): string {
  const [prefix = '', name = ''] = id.split('-')
  const kind = Object.entries(kinds).find(([known]) => known === prefix)?.[1] ?? prefix
  return `arn:aws:ec2:${region}:${account.id}:${kind}/${name === '*' ? '*' : id}`
}

/** The same right on several things at once: EC2 asks IAM about each. */
export const onAll = (
  action: string,
  ids: readonly (string | undefined)[],
  where: Where,
): readonly Permission[] =>
  ids.flatMap((id) =>
    id === undefined ? [] : [{ action: `ec2:${action}`, resource: arnOf(id, where) }],
  )
