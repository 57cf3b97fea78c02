import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { startPractice } from '../../practice/start.ts'
import type { ServiceName } from '../aws/services.ts'
import { asCliScript, commandOf } from './as-cli.ts'
import type { AwsCall, Change, ChangePlan, JsonObject } from './change.ts'
import { checkPlan } from './check-plan.ts'

const version = spawnSync('aws', ['--version'], { encoding: 'utf8' })
const hasCli = version.status === 0
if (!hasCli) console.info('The AWS CLI is not installed, so no script is run.')

const call = (service: ServiceName, operation: string, input: JsonObject): AwsCall => ({
  kind: 'aws-call',
  service,
  operation,
  input,
  region: 'eu-central-1',
  expect: 'success',
})
const change = (id: string, effect: Change['effect'], after: string[] = []): Change => ({
  id,
  title: `Do ${id}`,
  why: '',
  effect,
  after,
  undo: [],
  undoWords: '',
})
const planOf = (changes: Change[]): ChangePlan => ({
  id: 'plan',
  step: 'permissions',
  title: "Tom's plan",
  account: '111122223333',
  region: 'eu-central-1',
  profile: 'admin',
  changes,
})

const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*' }],
})
const form = JSON.stringify({
  companyName: "Tom's $HOME `shop`",
  companyWebsite: 'https://example.com',
  intendedUsers: '0',
  industryOption: 'Technology',
  otherIndustryOption: '',
  useCases: 'Writing "software"; & more',
})
const body = JSON.stringify({
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 1,
  messages: [{ role: 'user', content: 'Hi' }],
})
const user = { UserName: 'claude-bedrock-user' }
const changes = [
  change('create', call('iam', 'CreatePolicy', { PolicyName: 'Narrow', PolicyDocument: document })),
  change(
    'version',
    call('iam', 'CreatePolicyVersion', {
      PolicyArn: { $output: ['create', 'Policy', 'Arn'] },
      PolicyDocument: document,
      SetAsDefault: true,
    }),
    ['create'],
  ),
  change(
    'attach',
    call('iam', 'AttachUserPolicy', {
      ...user,
      PolicyArn: { $output: ['create', 'Policy', 'Arn'] },
    }),
    ['version'],
  ),
  change('form', call('bedrock', 'PutUseCaseForModelAccess', { formData: form })),
  change('denied', { ...call('iam', 'ListUsers', {}), expect: 'denied', profile: 'user' }),
]

describe('a command', () => {
  it('spells names as the AWS CLI does and quotes for bash', () => {
    const [create] = changes
    expect(create && commandOf(create, 'admin')).toBe(
      [
        'aws iam create-policy',
        '--policy-name Narrow',
        `--policy-document '${document}'`,
        '--region eu-central-1',
        '--profile admin',
      ].join(' \\\n  '),
    )
  })

  it('is tried until AWS is through, or until what it depends on is gone, and not for ever', () => {
    const look = change('look', call('ec2', 'DescribeVpcEndpoints', { VpcEndpointIds: ['vpce-1'] }))
    const until = { path: ['VpcEndpoints', '0', 'State'], is: 'available', never: ['failed'] }
    expect(commandOf({ ...look, until }, 'admin')).toBe(
      [
        'tries=0',
        `until [[ $(${commandOf(look, 'admin')} \\`,
        "  --query 'VpcEndpoints[0].State' --output text) == available ]]",
        'do [ $((tries += 1)) -lt 90 ]; sleep 10; done',
      ].join('\n'),
    )
    const remove = change('remove', call('ec2', 'DeleteSecurityGroup', { GroupId: 'sg-1' }))
    expect(
      commandOf({ ...remove, settleMs: 60_000, settlesOn: ['aws.conflict'] }, 'admin'),
    ).toContain('until aws ec2 delete-security-group')
  })

  it('is tried again where a role of a moment before may not be known yet', () => {
    const put = change('put', call('iam', 'CreateRole', { RoleName: 'R' }))
    const settling = { ...put, settleMs: 30_000, settlesOn: ['aws.refused'] } as const
    expect(commandOf(settling, 'admin')).toBe(
      `tries=0\nuntil ${commandOf(put, 'admin')}\ndo [ $((tries += 1)) -lt 4 ]; sleep 10; done`,
    )
    const arn = { $output: ['put', 'Role', 'Arn'] }
    const tag = change('tag', call('iam', 'TagPolicy', { PolicyArn: arn, Tags: [] }))
    expect(asCliScript(planOf([settling, tag]), [])).toContain(
      [
        'read -r PUT_ROLE_ARN < <(tries=0',
        `until ${commandOf(put, 'admin')} \\`,
        "  --query '[Role.Arn]' --output text",
        'do [ $((tries += 1)) -lt 4 ]; sleep 10; done)',
      ].join('\n'),
    )
  })

  it('shows no secret and no file content', () => {
    const secret = 'hunter2hunter2'
    const edit = {
      kind: 'file-edit',
      path: '/home/me/.aws/credentials',
      before: null,
      after: secret,
      isSecret: true,
    } as const
    const login = call('iam', 'CreateLoginProfile', { ...user, Password: secret })
    const script = asCliScript(planOf([change('a', edit), change('b', login)]), [])
    expect(script).not.toContain(secret)
    expect(script).toContain('# create /home/me/.aws/credentials')
  })

  it('lets nothing of a title or a path become a command', () => {
    const title = 'harmless\nrm -rf /'
    const script = asCliScript(planOf(changes.map((each) => ({ ...each, title }))), [])
    expect(script).not.toMatch(/^rm/m)
  })
})

describe.skipIf(!hasCli)('the whole script', () => {
  async function run(planned: Change[]) {
    const practice = await startPractice({ scenario: 'fresh' })
    const folder = await mkdtemp(join(tmpdir(), 'groundwork-cli-'))
    try {
      const keys = Object.entries(practice.keys).map(
        ([name, key]) =>
          `[${name}]\naws_access_key_id=${key.accessKeyId}\naws_secret_access_key=${key.secretAccessKey}\n`,
      )
      await writeFile(join(folder, 'credentials'), keys.join(''))
      const script = asCliScript(planOf(planned), [`export AWS_ENDPOINT_URL=${practice.endpoint}`])
      // Version 1 of the CLI has no such option: it always takes bytes as they are.
      const isOld = /aws-cli\/1\./.test(version.stdout)
      const runnable = isOld ? script.replaceAll(/ --cli-binary-format \S+/g, '') : script
      const { status, stderr } = await promisify(execFile)('bash', ['-c', runnable], {
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
          AWS_EC2_METADATA_DISABLED: 'true',
          AWS_PAGER: '',
          AWS_MAX_ATTEMPTS: '1',
        },
      }).then(
        () => ({ status: 0, stderr: '' }),
        (error) => ({ status: error.code, stderr: String(error.stderr) }),
      )
      return { status, stderr, account: practice.account }
    } finally {
      await practice.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }

  it('does with the AWS CLI what the plan does', async () => {
    await checkPlan(changes)
    const { status, stderr, account } = await run(changes)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const arn = 'arn:aws:iam::111122223333:policy/Narrow'
    expect(account.iam.users['claude-bedrock-user']?.attached).toEqual([arn])
    expect(account.iam.policies[arn]?.defaultVersion).toBe('v2')
    expect(account.bedrock.useCaseForm).toBe(form)
  }, 60_000)

  it('stops where something must be refused and is not', async () => {
    const allowed: AwsCall = { ...call('iam', 'ListUsers', {}), expect: 'denied' }
    const tag = call('iam', 'TagUser', { ...user, Tags: [{ Key: 'late', Value: 'x' }] })
    const { status, stderr, account } = await run([change('a', allowed), change('b', tag)])
    expect(status).toBe(1)
    expect(stderr).toContain('must be refused')
    expect(account.iam.users['claude-bedrock-user']?.tags).toEqual({})
  }, 60_000)

  it('spells an invocation so that the CLI accepts it', async () => {
    const invoke = call('bedrock-runtime', 'InvokeModel', {
      modelId: 'eu.anthropic.claude-haiku-5-5',
      contentType: 'application/json',
      accept: 'application/json',
      body,
    })
    const { stderr } = await run([change('invoke', invoke)])
    // AWS itself answers, about access: so everything before that was spelled right.
    expect(stderr).toMatch(/\((AccessDenied|ResourceNotFound)Exception\)|^$/)
  }, 60_000)
})

describe('checking a plan', () => {
  it.each([
    [
      'an unknown member',
      { PolicyName: 'x', PolicyDocument: '{}', Nonsense: 'x' },
      'iam:CreatePolicy has no Nonsense',
    ],
    ['a missing member', { PolicyName: 'x' }, 'PolicyDocument is required'],
    ['a wrong type', { PolicyName: 3, PolicyDocument: '{}' }, 'PolicyName should be a string'],
    [
      'a wrong member inside',
      { PolicyName: 'x', PolicyDocument: '{}', Tags: [{ Key: 'a', Val: 'b' }] },
      'Tags[0]',
    ],
  ])('names %s by its path', async (_, input, words) => {
    const wrong = change('wrong', call('iam', 'CreatePolicy', input))
    await expect(checkPlan([wrong])).rejects.toThrow(words)
  })

  it('refuses what AWS does not have, and an order that cannot be', async () => {
    await expect(checkPlan([change('x', call('iam', 'CreateNothing', {}))])).rejects.toThrow(
      'AWS has no iam:CreateNothing',
    )
    await expect(checkPlan([change('b', call('iam', 'ListUsers', {}), ['a'])])).rejects.toThrow(
      'b waits for a',
    )
  })
})
