import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../../practice/start.ts'
import { type AwsOptions, createAws } from './create-aws.ts'

let practice: Practice
let folder = ''
const open: { close: () => void }[] = []

beforeAll(async () => {
  practice = await startPractice({ scenario: 'month-of-use' })
  folder = await mkdtemp(join(tmpdir(), 'groundwork-aws-'))
  const section = (name: string, key: Practice['keys']['admin']) =>
    `[${name}]\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n`
  const { admin, user } = practice.keys
  const program = join(folder, 'give-keys.mjs')
  await writeFile(
    program,
    `console.log(JSON.stringify({ Version: 1, AccessKeyId: '${user.accessKeyId}', SecretAccessKey: '${user.secretAccessKey}', Expiration: '2030-01-01T00:00:00Z' }))`,
  )
  await chmod(program, 0o700)
  await writeFile(places.awsCredentials(), section('admin', admin) + section('user', user))
  await writeFile(
    places.awsConfig(),
    [
      '[profile by-role]',
      'role_arn = arn:aws:iam::111122223333:role/ClaudeCodeRole',
      'source_profile = admin',
      '[profile by-program]',
      `credential_process = "${process.execPath}" ${program}`,
      '[profile hanging]',
      `credential_process = "${process.execPath}" -e setTimeout(()=>{},20000)`,
      '[profile broken]',
      `credential_process = "${process.execPath}" -e process.exit(1) hunter2`,
      '[profile sso]',
      'sso_start_url = https://example.awsapps.com/start',
      'sso_region = us-east-1',
      'sso_account_id = 111122223333',
      'sso_role_name = Dev',
      '[profile elsewhere]',
      `endpoint_url = ${practice.endpoint}`,
      'source_profile = admin',
      'role_arn = arn:aws:iam::111122223333:role/ClaudeCodeRole',
      '',
    ].join('\n'),
  )
})
afterEach(() => {
  for (const each of open.splice(0)) each.close()
})
afterAll(async () => {
  await practice.stop()
  await rm(folder, { recursive: true, force: true })
})

const places = {
  awsConfig: () => join(folder, 'config'),
  awsCredentials: () => join(folder, 'credentials'),
}

function awsOf(profile: string, more: Partial<AwsOptions> = {}) {
  const aws = createAws({
    profile,
    region: 'eu-central-1',
    endpoint: practice.endpoint,
    places: { awsConfig: places.awsConfig(), awsCredentials: places.awsCredentials() },
    environment: {},
    ...more,
  })
  open.push(aws)
  return aws
}

describe('calling AWS', () => {
  it.each([
    ['access keys', 'user', /user\/claude-bedrock-user$/],
    ['a role', 'by-role', /assumed-role\/ClaudeCodeRole\//],
    ['a program of the person’s own', 'by-program', /user\/claude-bedrock-user$/],
  ])('signs in by %s', async (_, profile, arn) => {
    const { Arn } = await awsOf(profile).call('sts', 'GetCallerIdentity', {})
    expect(Arn).toMatch(arn)
  })

  it('uses keys that are in no file yet', async () => {
    const aws = awsOf('not-there', { credentials: practice.keys.user })
    const { Arn } = await aws.call('sts', 'GetCallerIdentity', {})
    expect(Arn).toMatch(/claude-bedrock-user$/)
  })

  it('signs with keys even where a Bedrock API key is exported', async () => {
    process.env.AWS_BEARER_TOKEN_BEDROCK = 'stray'
    try {
      const { modelSummaries } = await awsOf('admin').call('bedrock', 'ListFoundationModels', {})
      expect(modelSummaries?.length).toBeGreaterThan(0)
    } finally {
      delete process.env.AWS_BEARER_TOKEN_BEDROCK
    }
  })

  it('calls as another profile and in another Region when told to', async () => {
    const aws = awsOf('admin')
    await expect(aws.call('iam', 'ListUsers', {}, { profile: 'user' })).rejects.toMatchObject({
      problem: { code: 'permission.denied', detail: expect.stringContaining('iam:ListUsers') },
      cause: { $metadata: { httpStatusCode: 403 } },
    })
    const profiles = async (region: string) =>
      (await aws.call('bedrock', 'ListInferenceProfiles', {}, { region })).inferenceProfileSummaries
    expect(await profiles('us-east-1')).not.toEqual(await profiles('eu-central-1'))
  })

  it.each([
    ['the environment', 'user', () => ({ AWS_ENDPOINT_URL_STS: practice.endpoint })],
    ['the profile', 'elsewhere', () => ({})],
  ])('goes where %s says', async (_, profile, environment) => {
    const aws = createAws({
      profile,
      region: 'eu-central-1',
      places: { awsConfig: places.awsConfig(), awsCredentials: places.awsCredentials() },
      environment: environment(),
    })
    open.push(aws)
    expect((await aws.call('sts', 'GetCallerIdentity', {})).Account).toBe('111122223333')
  })

  it('counts each call once, with its input', async () => {
    const counted: unknown[] = []
    const aws = awsOf('admin', { count: (...call) => counted.push(call) })
    await aws.call('iam', 'GetUser', { UserName: 'admin' })
    expect(counted).toEqual([['iam', 'GetUser', { UserName: 'admin' }]])
  })

  it('tries again when AWS is busy for a moment', async () => {
    practice.account.faults.push({
      service: 'iam',
      operation: 'GetUser',
      kind: 'throttle',
      times: 1,
    })
    const { User } = await awsOf('admin').call('iam', 'GetUser', { UserName: 'admin' })
    expect(User?.UserName).toBe('admin')
  })
})

describe('a call that fails', () => {
  it('says that a profile of IAM Identity Center needs a new sign-in, and how', async () => {
    const error = await awsOf('sso')
      .call('sts', 'GetCallerIdentity', {})
      .catch((thrown) => thrown)
    expect(error.problem.code).toBe('credentials.expired')
    expect(error.problem.remedies[0]).toMatchObject({ command: 'aws sso login --profile sso' })
  })

  it('repeats nothing of a program that gives no keys', async () => {
    const error = await awsOf('broken')
      .call('sts', 'GetCallerIdentity', {})
      .catch((thrown) => thrown)
    expect(error.problem.code).toBe('credentials.missing')
    expect(JSON.stringify(error.problem)).not.toContain('hunter2')
  })

  it('says that a profile is not there', async () => {
    await expect(awsOf('nobody').call('sts', 'GetCallerIdentity', {})).rejects.toMatchObject({
      problem: { code: 'credentials.missing', detail: expect.stringContaining('nobody') },
    })
  })

  it('says that nothing answers at the address', async () => {
    const server: Server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await new Promise((resolve) => server.close(resolve))
    const aws = awsOf('user', { endpoint: `http://127.0.0.1:${port}` })
    await expect(aws.call('sts', 'GetCallerIdentity', {})).rejects.toMatchObject({
      problem: { code: 'network.offline' },
    })
  })

  it('stops at once when cancelled, also while a program is asked for keys', async () => {
    const cancel = new AbortController()
    const asked = awsOf('hanging').call('sts', 'GetCallerIdentity', {}, { signal: cancel.signal })
    cancel.abort()
    await expect(asked).rejects.toMatchObject({ problem: { code: 'app.cancelled' } })
  })
})

describe('when a sign-in ends', () => {
  it('is known for credentials that say so, and not for others', async () => {
    const aws = awsOf('user')
    expect(await aws.expiresAt()).toBeUndefined()
    expect(await aws.expiresAt('by-program')).toBe(Date.parse('2030-01-01T00:00:00Z'))
    expect(await aws.expiresAt('by-role')).toBeGreaterThan(Date.now())
    expect(await aws.expiresAt('nobody')).toBeUndefined()
  })
})
