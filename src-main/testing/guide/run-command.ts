import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createAws } from '../../core/aws/create-aws.ts'
import { prepareInput } from '../../core/aws/operation-shape.ts'
import type { Practice } from '../../practice/start.ts'
import { readCommand } from '../cli/read-command.ts'
import { findAwsCli } from '../cli/run-script.ts'

/** Runs a command, word by word without `aws`, as the account's admin; gives AWS's answer under AWS's own names. */
export type RunCommand = (words: readonly string[], practice: Practice) => Promise<unknown>

/** By AWS's own client: it is there on every machine. */
const bySdk: RunCommand = async (words, { endpoint, region, keys }) => {
  const command = await readCommand(words)
  const none = join(tmpdir(), 'no-file-of-this-name')
  const aws = createAws({
    profile: 'guide',
    region,
    places: { awsConfig: none, awsCredentials: none },
    environment: {},
    endpoint,
    credentials: keys.admin,
  })
  const { service, operation, region: named = region } = command
  try {
    const input = await prepareInput(service, operation, command.input)
    return await aws.send(service, operation, input, { region: named })
  } finally {
    aws.close()
  }
}

const byCli: RunCommand = async (words, { endpoint, region, keys }) => {
  const home = await mkdtemp(join(tmpdir(), 'groundwork-guide-'))
  try {
    const { stdout } = await promisify(execFile)('aws', [...words, '--output', 'json'], {
      env: {
        PATH: process.env.PATH,
        HOME: home,
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_PAGER: '',
        AWS_ENDPOINT_URL: endpoint,
        AWS_DEFAULT_REGION: region,
        AWS_ACCESS_KEY_ID: keys.admin.accessKeyId,
        AWS_SECRET_ACCESS_KEY: keys.admin.secretAccessKey,
      },
    })
    return stdout.trim() === '' ? {} : JSON.parse(stdout)
  } finally {
    await rm(home, { recursive: true })
  }
}

const cli = findAwsCli()

/** Every client there is on this machine. */
export const clients: readonly (readonly [string, RunCommand])[] = [
  ['AWS’s own client', bySdk],
  ...(cli ? [[cli.words, byCli] as const] : []),
]
