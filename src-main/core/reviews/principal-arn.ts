import type { Identity } from '../../../shared/setup/connection.ts'

/** The IAM ARN policies hang on: the role's behind a session, the user's own; undefined for root and federated users. */
export function principalArnOf({ arn, kind, account, name }: Identity): string | undefined {
  const partition = arn.split(':')[1] ?? 'aws'
  if (kind === 'user') return arn
  return kind === 'role' ? `arn:${partition}:iam::${account}:role/${name}` : undefined
}
