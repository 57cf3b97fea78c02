import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench, useCaseForm } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const rootKey = { id: 'AKIAROOTROOTROOTROOT', secret: 'rootRootRootRootRootRootRootRootRootRoot' }

/** The root user's own keys, which some accounts still have. */
async function openAsRoot(): Promise<void> {
  const { account, endpoint } = await bench.practice('fresh')
  account.iam.accessKeys[rootKey.id] = {
    ...rootKey,
    owner: { type: 'root' },
    active: true,
    createdAt: 0,
  }
  await bench.write(
    '.aws/credentials',
    `[default]\naws_access_key_id = ${rootKey.id}\naws_secret_access_key = ${rootKey.secret}\nregion = eu-central-1\n`,
  )
  await bench.restart({ AWS_ENDPOINT_URL: endpoint })
}

describe('the root user', () => {
  it('is told apart, and may only see who it is', async () => {
    await openAsRoot()
    expect(await bench.ask('readConnection', null)).toMatchObject({
      identity: { kind: 'root', account: '111122223333' },
      problem: { code: 'credentials.root' },
    })
    expect(await bench.status('sign-in')).toBe('needs-you')
    for (const step of ['account-check', 'permissions', 'claude-code'] as const)
      expect(await bench.ask('checkStep', { step })).toMatchObject({
        problem: { code: 'credentials.root' },
      })
    await expect(
      bench.ask('planStep', { step: 'first-use-form', form: useCaseForm }),
    ).rejects.toMatchObject({ problem: { code: 'credentials.root' } })
  })

  it('is refused when its keys are pasted, and no file is touched', async () => {
    const { endpoint } = await bench.practice('fresh')
    await openAsRoot()
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    const keys = {
      profile: 'claude-bedrock',
      accessKeyId: rootKey.id,
      secretAccessKey: rootKey.secret,
      region: 'eu-central-1',
    }
    await expect(bench.ask('planStep', { step: 'sign-in', keys })).rejects.toMatchObject({
      problem: { code: 'credentials.root' },
    })
    expect(await bench.ask('readHistory', null)).toEqual([])
  })
})
