import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { withMouse } from './walk.ts'

/** The administrator's own sign-in to the practice account of a scenario, at its address. */
export async function administratorOf(dataDir: string, scenario: string, endpoint: string) {
  const path = join(dataDir, 'practice', scenario, 'home/.aws/credentials')
  const section = /\[practice-admin\]([^[]*)/.exec(await readFile(path, 'utf8'))?.[1] ?? ''
  const value = (name: string) => new RegExp(`${name}\\s*=\\s*(\\S+)`).exec(section)?.[1] ?? ''
  return {
    region: 'eu-central-1',
    endpoint,
    credentials: {
      accessKeyId: value('aws_access_key_id'),
      secretAccessKey: value('aws_secret_access_key'),
    },
  }
}

/** One file of the request to an administrator, as the window saves it. */
export async function savedFile(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    withMouse(page, `Save ${name}`),
  ])
  return readFile(await download.path(), 'utf8')
}

/** Where the script of such a request finds the account. */
export const endpointIn = (script: string) =>
  /^export AWS_ENDPOINT_URL=(\S+)$/m.exec(script)?.[1] ?? ''
