import { type Ground, writeAt } from './ground.ts'

/** The person's own files: commented, in their order, with a profile that names no Region. */
export async function writeOwnFiles(ground: Ground): Promise<void> {
  const { accessKeyId, secretAccessKey } = ground.practice.keys.admin
  await writeAt(
    ground,
    '.aws/credentials',
    `# mine\r\n[work]\r\naws_access_key_id = AKIAWORKWORKWORKWORK\r\naws_secret_access_key = untouched\r\n\r\n[default]\r\naws_access_key_id = ${accessKeyId}\r\naws_secret_access_key = ${secretAccessKey}\r\n`,
  )
  await writeAt(ground, '.aws/config', '[profile work]\nregion = us-east-1 # far\n')
  await writeAt(
    ground,
    '.claude/settings.json',
    '{\n  // mine\n  "theme": "dark",\n  "env": { "FOO": "1" }\n}\n',
  )
  await writeAt(
    ground,
    '.config/claude-bedrock-cursor/config.toml',
    '# mine\n[aws]\nprofile = "old" # once\n\n[other]\nkept = true\n',
  )
}

const arn = 'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess'

/** The narrow policy as somebody left it, none of its versions what is wanted. IAM keeps five. */
export function plantVersions({ practice: { account } }: Ground, count: 1 | 5): void {
  const createdAt = Date.now() - 86_400_000
  const versions = [1, 2, 3, 4, 5]
    .slice(0, count)
    .map((number) => [`v${number}`, { document: documentOf(number), createdAt }])
  account.iam.policies[arn] = {
    id: 'ANPAPRACTICEFIVEFULL1',
    name: 'ClaudeBedrockCursorAccess',
    path: '/',
    arn,
    createdAt,
    updatedAt: createdAt,
    tags: {},
    defaultVersion: `v${count}`,
    versions: Object.fromEntries(versions),
    lastVersion: count,
  }
}

const documentOf = (number: number) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: `V${number}`, Effect: 'Allow', Action: 'bedrock:List*', Resource: '*' }],
  })

/** AWS's own policies that are to be taken off. */
export const broadPolicies = ['AmazonBedrockFullAccess', 'AmazonBedrockLimitedAccess']

/** Has a user or role hold these policies of AWS's and no others. */
export function give(
  { practice: { account } }: Ground,
  kind: 'users' | 'roles',
  name: string,
  policies: readonly string[],
): void {
  const holder = account.iam[kind][name]
  if (holder) holder.attached = policies.map((each) => `arn:aws:iam::aws:policy/${each}`)
}

/** All of Bedrock beside something else. */
export const mixedPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'bedrock:*', Resource: '*' },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
  ],
})

export const plantedProfile =
  'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/planted00001'

/** An application inference profile with two tags, as somebody else made it. */
export function plantProfile({ practice: { account } }: Ground): void {
  account.bedrock.applicationProfiles.planted00001 = {
    id: 'planted00001',
    name: 'planted',
    region: 'eu-central-1',
    source: 'eu.anthropic.claude-sonnet-5-5',
    createdAt: 0,
    tags: { team: 'a', old: '1' },
  }
}

/** A bucket somebody has made and opened, and forgotten to encrypt. */
export function plantOpenBucket({ practice: { account } }: Ground): void {
  const name = 'claude-audit-of-ours'
  const bucket = { name, region: 'eu-central-1', createdAt: 0, encryption: 'AES256' as const }
  account.buckets = { [name]: { ...bucket, objects: [] } }
}

/** Calls recorded into a bucket with all their text, as an organisation wants it, and a log group of an earlier Groundwork. */
export function plantLogging({ practice: { account } }: Ground): void {
  const [name, region] = ['of-the-organisation', 'eu-central-1']
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'bedrock.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${name}/*`,
  }
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const bucket = { name, region, createdAt: 0, encryption: 'AES256' as const, policy }
  account.buckets = { [name]: { ...bucket, objects: [] } }
  account.bedrock.invocationLogging = {
    [region]: { s3Config: { bucketName: name }, textDataDeliveryEnabled: true },
  }
  const group = { name: '/groundwork/claude-calls', region, createdAt: 0, tags: {}, streams: {} }
  account.logGroups = { [`${region} ${group.name}`]: { ...group, retentionDays: 7 } }
}
