import type { Connection, ConnectionChoice, Identity } from '../../shared/setup/connection.ts'
import { ProblemHere } from '../problem-here.tsx'
import { Evidence } from '../ui/evidence.tsx'
import { formatDayAndTime } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'

const kinds: Record<Identity['kind'], string> = {
  user: 'user',
  role: 'role',
  root: 'root user',
  federated: 'federated user',
}

/** Who AWS says this connection is. */
export function WhoYouAre({
  connection,
  onRetry,
}: {
  connection: Connection | undefined
  onRetry: (choice: ConnectionChoice) => void
}) {
  if (!connection) return <Loading what="Asking AWS who you are" height={100} />
  const { identity, problem, profile, region, expiresAt, choice } = connection
  return (
    <>
      {problem && <ProblemHere problem={problem} onRetry={() => onRetry(choice)} />}
      {identity && (
        <Evidence
          items={[
            { label: 'You are', value: `${identity.name} (${kinds[identity.kind]})` },
            {
              label: 'Account',
              value: identity.accountName
                ? `${identity.accountName} (${identity.account})`
                : identity.account,
            },
            { label: 'Profile and Region', value: `${profile}, ${region}` },
            ...(expiresAt === undefined
              ? []
              : [{ label: 'Signed in until', value: formatDayAndTime(expiresAt) }]),
          ]}
        />
      )}
    </>
  )
}
