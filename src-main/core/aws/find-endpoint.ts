import { loadSharedConfigFiles } from '@smithy/core/config'
import type { Places } from '../powers.ts'
import type { ServiceName } from './services.ts'

/**
 * A service's address where the environment or the profile names one, in the SDK's own order:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export async function findEndpoint(
  service: ServiceName,
  profile: string,
  from: {
    readonly places: Pick<Places, 'awsConfig' | 'awsCredentials'>
    readonly environment: Readonly<Record<string, string | undefined>>
  },
): Promise<string | undefined> {
  const { environment, places } = from
  if (environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true') return undefined
  const suffix = service.toUpperCase().replaceAll('-', '_')
  const exported = environment[`AWS_ENDPOINT_URL_${suffix}`] ?? environment.AWS_ENDPOINT_URL
  if (exported) return exported
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    configFilepath: places.awsConfig,
    filepath: places.awsCredentials,
    ignoreCache: true,
  })
  const own = { ...configFile[profile], ...credentialsFile[profile] }
  const listed = configFile[`services.${own.services}`]
  return listed?.[`${service.replaceAll('-', '_')}.endpoint_url`] ?? own.endpoint_url
}
