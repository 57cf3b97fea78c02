import {
  QueryClient,
  QueryClientProvider,
  type UseQueryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import type { CallInput, CallName, CallOutput, NoticeBody, NoticeName } from '../shared/contract.ts'
import { type Problem, ProblemError } from '../shared/problem.ts'
import type { Client } from '../shared/rpc/client.ts'
import { keepCurrent } from './keep-current.ts'

const ClientContext = createContext<Client | undefined>(undefined)

/** Answers stay fresh for 15 s and are read again on focus; the core retries by itself, so Query never does. */
export function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 15_000, networkMode: 'always', gcTime: 10 * 60_000 },
      mutations: { networkMode: 'always', gcTime: 0 },
    },
  })
}

/** Lends the host's client to everything below, and keeps what was read in step with what the core says unasked. */
export function ApiProvider({ client, children }: { client: Client; children: ReactNode }) {
  const [cache] = useState(createCache)
  useEffect(() => keepCurrent(client, cache), [client, cache])
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </ClientContext>
  )
}

export function useClient(): Client {
  const client = use(ClientContext)
  if (!client) throw new Error('useClient needs an ApiProvider above it.')
  return client
}

type CallOptions<Name extends CallName> = Pick<
  UseQueryOptions<CallOutput<Name>>,
  | 'enabled'
  | 'staleTime'
  | 'gcTime'
  | 'refetchInterval'
  | 'refetchOnWindowFocus'
  | 'refetchOnMount'
  | 'placeholderData'
>

/** Reads something and keeps it. Never for secrets: the input is part of the key. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: CallOptions<Name> = {},
) {
  const client = useClient()
  return useQuery<CallOutput<Name>>({
    queryKey: [name, input],
    queryFn: () => client.call(name, input),
    ...options,
  })
}

/** Does something when told to. What went in is forgotten as soon as nobody looks. */
export function useAction<Name extends CallName>(
  name: Name,
  done?: (output: CallOutput<Name>, cache: QueryClient) => void,
) {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<CallOutput<Name>, Error, CallInput<Name>>({
    mutationFn: (input) => client.call(name, input),
    onSuccess: (output) => done?.(output, cache),
  })
}

/** True from the moment the host has gone; only a reload helps then. */
export function useIsDisconnected(): boolean {
  const client = useClient()
  const [isGone, setIsGone] = useState(false)
  useEffect(() => client.onClosed(() => setIsGone(true)), [client])
  return isGone
}

/** The problem behind a failed read or action. */
export function problemIn(error: Error | null): Problem | undefined {
  if (!error) return undefined
  if (error instanceof ProblemError) return error.problem
  return {
    code: 'app.unexpected',
    title: 'Groundwork ran into a fault of its own',
    remedies: [{ kind: 'retry', label: 'Try again' }],
    raw: error.message,
  }
}

export function useNotice<Name extends NoticeName>(
  name: Name,
  heard: (body: NoticeBody<Name>) => void,
) {
  const client = useClient()
  useEffect(() => client.on(name, heard), [client, name, heard])
}
