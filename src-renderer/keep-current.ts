import type { QueryClient } from '@tanstack/react-query'
import type { CallName, CallOutput } from '../shared/contract.ts'
import type { Client } from '../shared/rpc/client.ts'
import type { Connection } from '../shared/setup/connection.ts'

/** Reads that say the same whichever account we talk to. */
const ofTheApp: readonly CallName[] = ['describeApp', 'readSettings', 'readConnection']

const isOfAnAccount = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  !ofTheApp.some((name) => name === queryKey[0])

const sameAccount = (one: Connection | undefined, other: Connection) =>
  JSON.stringify([one?.choice, one?.profile, one?.region, one?.identity, one?.problem?.code]) ===
  JSON.stringify([other.choice, other.profile, other.region, other.identity, other.problem?.code])

/** Shows the new connection at once and forgets what was read through another one. */
export function adoptConnection(connection: Connection, cache: QueryClient) {
  const before = cache.getQueryData<Connection>(['readConnection', null])
  cache.setQueryData(['readConnection', null], connection)
  if (sameAccount(before, connection)) return
  void cache.resetQueries({ predicate: isOfAnAccount })
}

/** Shows the choices at once and looks again at everything that follows from them. */
export function adoptChoices(choices: CallOutput<'choose'>, cache: QueryClient) {
  cache.setQueryData(['readChoices', null], choices)
  void lookAgain(cache, ['readChoices'])
}

/** Reads everything of the account again, keeping on screen what is there until the answers come. */
export function lookAgain(cache: QueryClient, except: readonly CallName[] = []) {
  return cache.invalidateQueries({
    predicate: (query) =>
      isOfAnAccount(query) &&
      ![...except, 'planStep', 'planUndo', 'handOver', 'readUsage'].some(
        (name) => name === query.queryKey[0],
      ),
  })
}

/** Follows the core's notices; gives back how to stop. */
export function keepCurrent(client: Client, cache: QueryClient): () => void {
  return client.on('connectionChanged', (connection) => adoptConnection(connection, cache))
}
