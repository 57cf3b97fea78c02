import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { services } from './services.ts'
import { type Practice, type PracticeKey, startPractice } from './start.ts'

/** AWS's own command line and its Python library: clients that share no code with ours. */
const hasCli = spawnSync('aws', ['--version']).status === 0
const hasBotocore = spawnSync('python3', ['-c', 'import botocore']).status === 0
if (!hasCli) console.info('The AWS CLI is not installed, so its tests are skipped.')
if (!hasBotocore) console.info('botocore is not installed, so its tests are skipped.')

const run = promisify(execFile)

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ scenario: 'month-of-use' })
})
afterAll(() => practice.stop())

function environment(key: PracticeKey) {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
    AWS_ENDPOINT_URL: practice.endpoint,
    AWS_DEFAULT_REGION: practice.region,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  }
}

async function aws(command: string, key = practice.keys.admin): Promise<unknown> {
  const { stdout } = await run('aws', [...command.split(' '), '--output', 'json'], {
    env: environment(key),
  })
  return stdout.trim() === '' ? undefined : JSON.parse(stdout)
}

const month = '--start-time 2026-11-20T00:00:00Z --end-time 2026-11-21T00:00:00Z'

describe.skipIf(!hasCli)('the AWS CLI', { timeout: 30_000 }, () => {
  test('says who you are, and why not', async () => {
    expect(await aws('sts get-caller-identity')).toMatchObject({ Account: '111122223333' })
    await expect(
      aws('sts get-caller-identity', { ...practice.keys.admin, secretAccessKey: 'x' }),
    ).rejects.toMatchObject({ stderr: expect.stringContaining('(SignatureDoesNotMatch)') })
  })

  test('reads IAM', async () => {
    expect(await aws('iam list-users')).toMatchObject({
      Users: expect.arrayContaining([expect.objectContaining({ UserName: 'claude-bedrock-user' })]),
    })
    await expect(aws('iam get-user --user-name nobody')).rejects.toMatchObject({
      stderr: expect.stringContaining('(NoSuchEntity)'),
    })
  })

  test('reads Bedrock', async () => {
    expect(await aws('bedrock list-inference-profiles --type-equals SYSTEM_DEFINED')).toMatchObject(
      { inferenceProfileSummaries: expect.arrayContaining([expect.anything()]) },
    )
  })

  test('reads CloudWatch', async () => {
    expect(await aws('cloudwatch list-metrics --namespace AWS/Bedrock')).toMatchObject({
      Metrics: expect.arrayContaining([expect.anything()]),
    })
    expect(
      await aws(
        `cloudwatch get-metric-statistics --namespace AWS/Bedrock --metric-name Nothing --period 3600 --statistics Sum ${month}`,
      ),
    ).toEqual({ Label: 'Nothing', Datapoints: [] })
  })

  test('reads Cost Explorer', async () => {
    expect(
      await aws(
        'ce get-cost-and-usage --time-period Start=2026-11-01,End=2026-11-03 --granularity DAILY --metrics UnblendedCost',
      ),
    ).toMatchObject({ ResultsByTime: [{ TimePeriod: { Start: '2026-11-01' } }, {}] })
  })

  test('makes an SNS topic and subscribes an address, as the guide does', async () => {
    const { TopicArn } = (await aws('sns create-topic --name bedrock-cost-alerts')) as {
      TopicArn: string
    }
    expect(
      await aws(
        `sns subscribe --topic-arn ${TopicArn} --protocol email --notification-endpoint ada@example.com`,
      ),
    ).toEqual({ SubscriptionArn: 'pending confirmation' })
    expect(await aws(`sns list-subscriptions-by-topic --topic-arn ${TopicArn}`)).toMatchObject({
      Subscriptions: [{ SubscriptionArn: 'PendingConfirmation', Endpoint: 'ada@example.com' }],
    })
  })

  test('lays a private way to Bedrock', async () => {
    const vpc = await aws('ec2 describe-vpcs --query Vpcs[0].VpcId')
    expect(vpc).toMatch(/^vpc-0[0-9a-f]{16}$/)
    const service = 'com.amazonaws.eu-central-1.bedrock-runtime'
    const create = `ec2 create-vpc-endpoint --vpc-id ${vpc} --service-name ${service}`
    await expect(aws(create)).rejects.toMatchObject({
      stderr: expect.stringContaining('Endpoint type (Gateway) does not match'),
    })
    expect(await aws(`${create} --vpc-endpoint-type Interface`)).toMatchObject({
      VpcEndpoint: { State: 'pending', ServiceName: service, VpcEndpointType: 'Interface' },
    })
  })

  test.skipIf(!Object.hasOwn(services, 'access-analyzer'))('asks Access Analyzer', async () => {
    const document =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetCallerIdentity","Resource":"*"}]}'
    expect(
      await aws(
        `accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document ${document}`,
      ),
    ).toMatchObject({ findings: expect.any(Array) })
  })
})

const presign = `
import urllib.request, botocore.session
client = botocore.session.get_session().create_client('sts')
print(urllib.request.urlopen(client.generate_presigned_url('get_caller_identity', HttpMethod='GET')).read().decode())
`

const invoke = `
import json, botocore.session
client = botocore.session.get_session().create_client('bedrock-runtime')
profile = 'eu.anthropic.claude-haiku-5-5'
message = [{'role': 'user', 'content': [{'text': 'Say hello'}]}]
body = {'anthropic_version': 'bedrock-2023-05-31', 'max_tokens': 20,
        'messages': [{'role': 'user', 'content': 'Say hello'}]}
said = {}
said['converse'] = client.converse(modelId=profile, messages=message)['output']['message']['role']
said['events'] = [list(event)[0] for event in client.converse_stream(modelId=profile, messages=message)['stream']]
invoked = client.invoke_model(modelId=profile, body=json.dumps(body))
said['invoke'] = json.loads(invoked['body'].read())['type']
chunks = client.invoke_model_with_response_stream(modelId=profile, body=json.dumps(body))['body']
said['chunks'] = [json.loads(each['chunk']['bytes'])['type'] for each in chunks]
print(json.dumps(said))
`

describe.skipIf(!hasBotocore)('botocore', { timeout: 30_000 }, () => {
  test('signs in with an address that carries its own signature', async () => {
    const env = environment(practice.keys.user)
    const { stdout } = await run('python3', ['-c', presign], { env })
    expect(stdout).toContain('<Arn>arn:aws:iam::111122223333:user/claude-bedrock-user</Arn>')
  })

  test('invokes a model in all four ways', async () => {
    const { stdout } = await run('python3', ['-c', invoke], {
      env: environment(practice.keys.admin),
    })
    const said = JSON.parse(stdout)
    expect(said).toMatchObject({ converse: 'assistant', invoke: 'message' })
    expect(said.events[0]).toBe('messageStart')
    expect(said.events).toContain('metadata')
    expect(said.chunks[0]).toBe('message_start')
    expect(said.chunks.at(-1)).toBe('message_stop')
  })
})
