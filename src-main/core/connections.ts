import type { Notify } from '../../shared/contract.ts'
import { ProblemError } from '../../shared/problem.ts'
import type { ConnectionChoice } from '../../shared/setup/connection.ts'
import { readChoices } from './choices.ts'
import { rememberConnection, startingConnection } from './connect/remembered.ts'
import { openSession, type Session } from './connect/session.ts'
import { toConnection } from './connect/to-connection.ts'
import type { Powers } from './powers.ts'
import { failure } from './problems.ts'
import { createMemory } from './remember.ts'
import type { StepContext } from './steps/step.ts'
import { countWatching } from './usage/watching.ts'

export type Connections = {
  /** The connection in use; opened on first use. */
  readonly session: () => Promise<Session>
  /** What steps and reviews look at. Throws the sign-in's problem, or credentials.root. */
  readonly context: (signal: AbortSignal) => Promise<StepContext>
  readonly connect: (choice: ConnectionChoice) => Promise<Session>
  /** Drops remembered answers, because the world has just been changed. */
  readonly forget: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Keeps the one connection the app works with, and what AWS answered on it lately. */
export function createConnections(powers: Powers, notify: Notify): Connections {
  const memory = createMemory(powers.now)
  let current: Promise<Session> | undefined

  const open = async (choice: ConnectionChoice) =>
    openSession(powers, choice, (place) => countWatching(place, powers.now))
  const session = () => {
    current ??= startingConnection(powers).then(open)
    current.catch(() => {
      current = undefined
    })
    return current
  }

  return {
    session,
    context: async (signal) => {
      const { aws, identity, profile, region, places, ledger, problem } = await session()
      if (problem) throw new ProblemError(problem)
      if (!identity) throw failure('credentials.missing')
      if (identity.kind === 'root') throw failure('credentials.root')
      const [choices, entries] = await Promise.all([
        readChoices(places, identity.account),
        ledger.read(),
      ])
      return {
        aws,
        identity,
        profile,
        region,
        places,
        choices,
        ledger: entries.filter(({ account }) => account === identity.account),
        remember: memory.remember,
        now: powers.now,
        signal,
      }
    },
    connect: async (choice) => {
      const old = current
      memory.forget()
      current = open(choice)
      const opened = await current
      await rememberConnection(powers, choice)
      notify('connectionChanged', toConnection(opened))
      await old?.then(({ aws }) => aws.close()).catch(() => {})
      return opened
    },
    forget: async () => memory.forget(),
    close: async () => {
      await current?.then(({ aws }) => aws.close()).catch(() => {})
    },
  }
}
