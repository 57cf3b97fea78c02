import { CreateUserCommand, IAMClient } from '@aws-sdk/client-iam'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Practice, startPractice } from './start.ts'

let practice: Practice
beforeEach(async () => {
  practice = await startPractice({ scenario: 'fresh' })
})
afterEach(() => practice.stop())

it('a fault after the effect waits for a call that has one', async () => {
  const { endpoint, region, keys, account } = practice
  account.faults = [
    { service: 'iam', operation: 'CreateUser', kind: 'error500', afterEffect: true, times: 1 },
  ]
  const client = new IAMClient({ endpoint, region, credentials: keys.admin, maxAttempts: 1 })
  const create = (UserName: string) => client.send(new CreateUserCommand({ UserName }))
  await expect(create('admin')).rejects.toThrow('already exists')
  await expect(create('ada')).rejects.toMatchObject({ name: 'InternalFailure' })
  expect(Object.keys(account.iam.users)).toContain('ada')
})
