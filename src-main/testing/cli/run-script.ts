import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import type { Ground } from '../faults/ground.ts'

/** The AWS CLI of this machine, if there is one. */
export type AwsCli = { readonly words: string; readonly isOld: boolean }

export function findAwsCli(): AwsCli | undefined {
  const { status, stdout } = spawnSync('aws', ['--version'], { encoding: 'utf8' })
  return status === 0 ? { words: stdout.trim(), isOld: /aws-cli\/1\./.test(stdout) } : undefined
}

/** Runs a script as a person would, at home on this ground. Throws with what it says when it fails. */
export async function runScript(
  script: string,
  { home, practice }: Ground,
  { isOld }: AwsCli,
): Promise<void> {
  // Version 1 of the CLI has no such option: it always takes bytes as they are.
  const runnable = isOld ? script.replaceAll(/ --cli-binary-format \S+/g, '') : script
  await promisify(execFile)('bash', ['-c', runnable], {
    env: {
      PATH: process.env.PATH,
      HOME: home,
      AWS_ENDPOINT_URL: practice.endpoint,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    },
  })
}
