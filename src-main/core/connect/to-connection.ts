import type { Connection } from '../../../shared/setup/connection.ts'
import { problemOf } from '../problems.ts'
import type { Session } from './session.ts'

/** What the window is told of a session. The root user is shown, and refused. */
export function toConnection(session: Session): Connection {
  const { choice, profile, region, identity, expiresAt } = session
  const problem = identity?.kind === 'root' ? problemOf('credentials.root') : session.problem
  return {
    choice,
    profile,
    region,
    ...(identity && { identity }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(problem && { problem }),
  }
}
