import { setMaxListeners } from 'node:events'
import type { Notify } from '../../shared/contract.ts'
import { ProblemError } from '../../shared/problem.ts'
import type { ConnectionChoice } from '../../shared/setup/connection.ts'
import { readChoices } from './choices.ts'
import { rememberConnection, startingConnection } from './connect/remembered.ts'
import { openSession, type Session } from './connect/session.ts'
import { toConnection } from './connect/to-connection.ts'
import type { Powers } from './powers.ts'
import { failure } from './problems.ts'
import { createMemory, type Remember } from './remember.ts'
import type { StepContext } from './steps/step.ts'
import { countWatching } from './usage/watching.ts'

export type Connections = {
  /** The connection in use: opened on first use, and anew when its sign-in has failed a while ago. */
  readonly session: () => Promise<Session>
  /** What steps and reviews look at. Throws the sign-in's problem, or credentials.root. */
  readonly context: (signal: AbortSignal) => Promise<StepContext>
  readonly connect: (choice: ConnectionChoice) => Promise<Session>
  /** Connects as at start, because the files that credentials come from have changed. */
  readonly reconnect: () => Promise<Session>
  /** AWS no longer takes the credentials: the next question opens the connection anew. */
  readonly suspect: () => Promise<void>
  /** Drops remembered answers, because the world has just been changed. */
  readonly forget: () => Promise<void>
  readonly close: () => Promise<void>
}

/** How long a failed sign-in stands before the credentials are looked at again (ms). */
const retryAfterMs = 3_000

/** Keeps the one connection the app works with, and what AWS answered on it lately. */
export function createConnections(powers: Powers, notify: Notify): Connections {
  // By session: what one account answered must never be taken for another's.
  const memories = new WeakMap<Session, Remember>()
  const suspected = new WeakSet<Session>()
  let current: Promise<Session> | undefined

  const open = (find: () => Promise<ConnectionChoice>): Promise<Session> => {
    const opening = find().then((choice) =>
      openSession(powers, choice, (places) => countWatching(places, powers.now)),
    )
    current = opening
    opening.catch(() => {
      if (current === opening) current = undefined
    })
    return opening
  }
  const replace = async (find: () => Promise<ConnectionChoice>): Promise<Session> => {
    const old = current
    const opened = await open(find)
    notify('connectionChanged', toConnection(opened))
    await old?.then(({ aws }) => aws.close()).catch(() => {})
    return opened
  }
  const isStale = (opened: Session) =>
    suspected.has(opened) ||
    (opened.problem !== undefined && powers.now() - opened.openedAt > retryAfterMs)

  const session = async (): Promise<Session> => {
    const asked = current ?? open(() => startingConnection(powers))
    const opened = await asked
    if (!isStale(opened)) return opened
    // Several questions may find the same broken sign-in: the first one's new attempt serves them all.
    return current === asked ? replace(async () => opened.choice) : session()
  }

  return {
    session,
    context: async (signal) => {
      const opened = await session()
      const { aws, identity, problem, profile, region, hasOwnRegion, places, ledger, endpoint } =
        opened
      if (problem) throw new ProblemError(problem)
      if (!identity) throw failure('credentials.missing')
      if (identity.kind === 'root') throw failure('credentials.root')
      const [choices, entries] = await Promise.all([
        readChoices(places, identity.account),
        ledger.read(),
      ])
      const remember = memories.get(opened) ?? createMemory(powers.now)
      memories.set(opened, remember)
      // A review asks AWS dozens of things at once, and each of them listens for the end.
      setMaxListeners(0, signal)
      return {
        aws,
        identity,
        profile,
        region,
        hasOwnRegion,
        places,
        choices,
        ledger: entries.filter(({ account }) => account === identity.account),
        remember,
        ...(endpoint !== undefined && { endpoint }),
        now: powers.now,
        signal,
      }
    },
    connect: async (choice) => {
      const opened = await replace(async () => choice)
      await rememberConnection(powers, choice)
      return opened
    },
    reconnect: () => replace(() => startingConnection(powers)),
    suspect: async () => {
      if (current) suspected.add(await current)
    },
    forget: async () => {
      if (current) memories.delete(await current)
    },
    close: async () => {
      await current?.then(({ aws }) => aws.close()).catch(() => {})
    },
  }
}
