import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listProfiles, listShadows } from './list-profiles.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-profiles-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function list(config: string, credentials = '') {
  const places = {
    awsConfig: join(folder, 'config'),
    awsCredentials: join(folder, 'credentials'),
  }
  await writeFile(places.awsConfig, config)
  await writeFile(places.awsCredentials, credentials)
  return listProfiles(places)
}

const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12'

describe('the profiles', () => {
  it('come from both files, default first, and tell no secret', async () => {
    const found = await list(
      '[profile work]\nregion = eu-west-1\n[default]\nregion = us-east-1\n',
      `[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`,
    )
    expect(found).toEqual([
      {
        name: 'default',
        kind: 'unusable',
        region: 'us-east-1',
        source: 'config file',
        detail: 'It names no way to sign in.',
      },
      {
        name: 'work',
        kind: 'access-keys',
        region: 'eu-west-1',
        source: 'credentials file and config file',
        keyEnding: 'MPLE',
      },
    ])
    expect(JSON.stringify(found)).not.toContain(secret)
  })

  it.each([
    ['session-keys', 'aws_access_key_id=A\naws_secret_access_key=b\naws_session_token=c'],
    ['identity-center', 'sso_session = corp\nsso_account_id = 1\nsso_role_name = Dev'],
    ['identity-center', 'sso_start_url = https://x\nsso_region = us-east-1'],
    ['console-login', 'login_session = arn:aws:iam::111122223333:user/me'],
    ['assumed-role', 'role_arn = arn:aws:iam::111122223333:role/r\nsource_profile = default'],
    ['web-identity', 'role_arn = arn:aws:iam::1:role/r\nweb_identity_token_file = /t'],
    ['credential-process', 'credential_process = fetch --password hunter2'],
    ['unusable', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE'],
    ['unusable', 'role_arn = arn:aws:iam::111122223333:role/r'],
  ] as const)('are of kind %s: %s', async (kind, settings) => {
    const found = await list(`[profile p]\n${settings}\n[sso-session corp]\nsso_region=us-east-1\n`)
    expect(found).toMatchObject([{ name: 'p', kind }])
    expect(JSON.stringify(found)).not.toContain('hunter2')
  })

  it('are none when there are no files', async () => {
    const nowhere = { awsConfig: join(folder, 'no'), awsCredentials: join(folder, 'none') }
    expect(await listProfiles(nowhere)).toEqual([])
  })
})

describe('the environment', () => {
  it('is told by name and meaning, never by value', () => {
    const shadows = listShadows({ AWS_BEARER_TOKEN_BEDROCK: secret, AWS_REGION: '', HOME: '/me' })
    expect(shadows.map(({ name }) => name)).toEqual(['AWS_BEARER_TOKEN_BEDROCK'])
    expect(JSON.stringify(shadows)).not.toContain(secret)
  })
})
