import { loadSharedConfigFiles } from '@smithy/core/config'
import type { Profile, ProfileKind } from '../../../shared/setup/connection.ts'
import type { Places } from '../powers.ts'

type Settings = Readonly<Record<string, string | undefined>>

/** The profiles of both AWS files as the SDK's own loader reads them, default first. No secret leaves this function. */
export async function listProfiles(
  places: Pick<Places, 'awsConfig' | 'awsCredentials'>,
): Promise<Profile[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    configFilepath: places.awsConfig,
    filepath: places.awsCredentials,
    ignoreCache: true,
  })
  const names = new Set([...Object.keys(credentialsFile), ...Object.keys(configFile)])
  return [...names]
    .filter((name) => !/^(sso-session|services)[ .]/.test(name))
    .map((name): Profile => {
      const settings: Settings = { ...configFile[name], ...credentialsFile[name] }
      const [kind, detail] = kindOf(settings)
      const { region, aws_access_key_id: keyId } = settings
      return {
        name,
        kind,
        source: [
          ...(credentialsFile[name] ? ['credentials file'] : []),
          ...(configFile[name] ? ['config file'] : []),
        ].join(' and '),
        ...(region !== undefined && { region }),
        ...(keyId !== undefined && { keyEnding: keyId.slice(-4) }),
        ...(detail !== undefined && { detail }),
      }
    })
    .sort((a, b) => Number(b.name === 'default') - Number(a.name === 'default'))
}

/** In the order the SDK's fromIni looks: https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html */
function kindOf(settings: Settings): readonly [ProfileKind, string?] {
  if (settings.role_arn !== undefined && settings.web_identity_token_file !== undefined)
    return ['web-identity', settings.role_arn]
  const source = settings.source_profile ?? settings.credential_source
  if (settings.role_arn !== undefined && source !== undefined)
    return ['assumed-role', settings.role_arn]
  if (settings.aws_access_key_id !== undefined) {
    if (settings.aws_secret_access_key === undefined)
      return ['unusable', 'The secret access key is missing.']
    return settings.aws_session_token === undefined ? ['access-keys'] : ['session-keys']
  }
  if (settings.credential_process !== undefined) return ['credential-process']
  if (settings.sso_session !== undefined || settings.sso_start_url !== undefined)
    return settings.sso_role_name === undefined
      ? ['identity-center']
      : ['identity-center', settings.sso_role_name]
  if (settings.login_session !== undefined) return ['console-login']
  return ['unusable', 'It names no way to sign in.']
}

/** Things in the environment that tools put before a profile, with what that means. Values are never told. */
export function listShadows(
  environment: Readonly<Record<string, string | undefined>>,
): { name: string; meaning: string }[] {
  const meanings: Readonly<Record<string, string>> = {
    AWS_ACCESS_KEY_ID:
      'Access keys are exported. Claude Code and other tools may use them instead of a profile; Groundwork does not.',
    AWS_BEARER_TOKEN_BEDROCK:
      'A Bedrock API key is exported. Tools may use it instead of a profile; Groundwork does not.',
    AWS_PROFILE: 'Tools started from the same place use this profile unless told otherwise.',
    AWS_REGION: 'Tools started from the same place use this Region, whatever the profile says.',
    AWS_ENDPOINT_URL: 'Calls go to this address instead of AWS. Groundwork follows it too.',
  }
  return Object.entries(meanings)
    .filter(([name]) => environment[name])
    .map(([name, meaning]) => ({ name, meaning }))
}
