import { fromIni, fromSSO } from '@aws-sdk/credential-providers'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { AwsCredentialIdentity } from '@smithy/types'
import { listProfiles } from '../files/list-profiles.ts'
import type { Places } from '../powers.ts'
import { failure } from '../problems.ts'
import type { Aws, CallOptions } from './aws.ts'
import { findEndpoint } from './find-endpoint.ts'
import { refuseUnsuccessful } from './refuse-unsuccessful.ts'
import { retryRefused } from './retry-refused.ts'
import { type ServiceName, services } from './services.ts'
import { toProblem } from './to-problem.ts'

export type AwsOptions = {
  readonly profile: string
  readonly region: string
  readonly places: Pick<Places, 'awsConfig' | 'awsCredentials'>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Keys that are in no file yet: they stand for the profile's own. */
  readonly credentials?: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  }
  /** The practice account's address; absent for AWS. */
  readonly endpoint?: string
  /** How long AWS may take to answer (ms): a minute unless told. */
  readonly requestTimeoutMs?: number
  /** Told of every request that AWS may bill, with its input. */
  readonly count?: (service: ServiceName, operation: string, input: object) => void
}

type Retries = NonNullable<CallOptions['retries']>
const maxAttempts = 4

/**
 * The one client factory. Credentials come from the SDK's own chain for the named profile, from the files in `places`;
 * requests are always signed (SigV4), because a stray AWS_BEARER_TOKEN_BEDROCK would otherwise win.
 */
export function createAws(options: AwsOptions): Aws & { readonly close: () => void } {
  const clients = new Map<string, Promise<Client>>()

  const makeClient = async (
    service: ServiceName,
    profile: string,
    region: string,
    retries: Retries,
  ) => {
    const endpoint = options.endpoint ?? (await findEndpoint(service, profile, options))
    const { load, client: name } = services[service]
    return construct(await load(), name, {
      region,
      ...(endpoint !== undefined && { endpoint }),
      credentials: credentialsOf(profile, region),
      authSchemePreference: ['sigv4'],
      retryMode: 'adaptive',
      maxAttempts,
      ...(retries === 'refused' && { retryStrategy: retryRefused(maxAttempts) }),
      // Also for bedrock-runtime, whose own HTTP/2 many proxies and VPC endpoints do not speak.
      requestHandler: new NodeHttpHandler({
        connectionTimeout: 5_000,
        requestTimeout: options.requestTimeoutMs ?? 60_000,
        throwOnRequestTimeout: true,
      }),
    })
  }
  const credentialsOf = (
    profile: string,
    region: string,
  ): (() => Promise<AwsCredentialIdentity>) => {
    const { credentials } = options
    if (credentials && profile === options.profile) return async () => credentials
    const from = {
      profile,
      filepath: options.places.awsCredentials,
      configFilepath: options.places.awsConfig,
      ignoreCache: true,
      // A Region in clientConfig would win over the profile's sso_region, so it is only the parent's.
      parentClientConfig: { region },
    }
    return async () => {
      // For Identity Center fromIni would forget which files it was given and read the usual ones.
      if ((await kindOf(profile)) === 'identity-center') return fromSSO(from)()
      const endpoint = options.endpoint ?? (await findEndpoint('sts', profile, options))
      return fromIni({ ...from, clientConfig: { ...(endpoint && { endpoint }) } })()
    }
  }
  const kindOf = async (profile: string) =>
    (await listProfiles(options.places)).find(({ name }) => name === profile)?.kind

  const clientFor = (
    service: ServiceName,
    profile: string,
    region: string,
    retries: Retries,
  ): Promise<Client> => {
    const key = `${service} ${profile} ${region} ${retries}`
    const client = clients.get(key) ?? makeClient(service, profile, region, retries)
    clients.set(key, client)
    client.catch(() => clients.delete(key))
    return client
  }

  const send = async (
    service: ServiceName,
    operation: string,
    input: object,
    {
      profile = options.profile,
      region = options.region,
      retries = 'all',
      signal,
    }: CallOptions = {},
  ) => {
    try {
      const client = await clientFor(service, profile, region, retries)
      const command = construct(await services[service].load(), `${operation}Command`, input)
      signal?.throwIfAborted()
      options.count?.(service, operation, input)
      const sent = client.send(command, { ...(signal && { abortSignal: signal }) })
      return refuseUnsuccessful(await (signal ? untilAborted(sent, signal) : sent))
    } catch (error) {
      if (signal?.aborted) throw failure('app.cancelled', {}, error)
      const profileKind = await kindOf(profile)
      throw toProblem(error, { service, operation, profile, region, profileKind })
    }
  }

  return {
    call: send,
    send,
    expiresAt: async (profile = options.profile) => {
      try {
        const { expiration } = await credentialsOf(profile, options.region)()
        return expiration?.getTime()
      } catch {
        return undefined
      }
    },
    close: () => {
      for (const client of clients.values()) client.then(({ destroy }) => destroy()).catch(() => {})
      clients.clear()
    },
  }
}

/** The SDK looks at the signal only once it has credentials, and getting those may hang in a program of the user's. */
function untilAborted<Answer>(sent: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    sent.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

type Client = {
  readonly send: (command: object, options: { abortSignal?: AbortSignal }) => Promise<never>
  readonly destroy: () => void
}

/**
 * A class of the SDK by its name. Here the types end: client and command are found at run time, and `Aws['call']` is
 * what ties an operation's input to its output.
 */
function construct(module: object, name: string, argument: object) {
  const found: unknown = Reflect.get(module, name)
  if (typeof found !== 'function') throw new Error(`The AWS SDK has no ${name}.`)
  return Reflect.construct(found, [argument])
}
