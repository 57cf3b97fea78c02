import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../practice/account.ts'
import { type AppBench, openAppBench } from '../../../testing/app-bench.ts'

let bench: AppBench
let account: Account
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'group-rights' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
  account = (await bench.practice('group-rights')).account
})
afterEach(() => bench.close())

const user = () => account.iam.users['claude-bedrock-user']
const policyArn = (name: string) => `arn:aws:iam::111122223333:policy/${name}`
const inForce = (name: string) => {
  const policy = account.iam.policies[policyArn(name)]
  return JSON.parse(policy?.versions[policy.defaultVersion]?.document ?? 'null')
}
const plan = () => bench.ask('planStep', { step: 'permissions' })

describe('rights from everywhere', () => {
  it('are found with where they come from, and what becomes of each', async () => {
    const { holdings } = await bench.ask('reviewPermissions', null)
    expect(holdings).toEqual([
      { name: 'TeamTools', from: 'own', verdict: 'broad', fate: 'narrowed' },
      { name: 'OldBedrock', from: 'inline', verdict: 'broad', fate: 'off' },
      { name: 'TeamBedrock', from: 'group', group: 'claude-users', verdict: 'broad', fate: 'off' },
      { name: 'GroupBedrock', from: 'group', group: 'claude-users', verdict: 'broad', fate: 'off' },
    ])
    const { title, detail } = await bench.ask('checkStep', { step: 'permissions' })
    expect(title).toBe('claude-bedrock-user does not have the narrow policy yet')
    expect(detail).toContain('OldBedrock')
  })

  it('are taken off after the narrow policy is in force, each by itself, and the rest of a policy stays', async () => {
    const { changes } = await bench.apply({ step: 'permissions' })
    expect(changes.map(({ id }) => id)).toEqual([
      'create-policy',
      'attach-policy',
      'new-version-without-bedrock-TeamTools',
      'delete-inline-OldBedrock',
      'leave-group-claude-users',
    ])
    for (const { after } of changes.slice(2)) expect(after).toContain('attach-policy')
    expect(inForce('TeamTools').Statement).toEqual([
      expect.objectContaining({ Sid: 'TeamFiles', Action: ['s3:GetObject', 's3:ListBucket'] }),
    ])
    expect(user()).toMatchObject({ inline: {}, groups: [] })
    expect(await bench.status('permissions')).toBe('done')
    await bench.apply({ step: 'proof' })
    expect(await bench.status('proof')).toBe('done')
  })

  it('come back as they were when taken back', async () => {
    const before = structuredClone(account.iam)
    await bench.apply({ step: 'permissions' })
    await bench.undoEverything()
    expect(user()).toEqual(before.users['claude-bedrock-user'])
    expect(inForce('TeamTools').Statement).toHaveLength(2)
  })

  it('through a group with other rights stay, and an administrator is needed', async () => {
    const group = account.iam.groups['claude-users']
    if (group)
      group.inline.Files = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
      })
    const { notes } = await bench.apply({ step: 'permissions' })
    expect(notes.join(' ')).toContain('as a member of the group claude-users')
    expect(user()?.groups).toEqual(['claude-users'])
    expect(await bench.ask('checkStep', { step: 'permissions' })).toMatchObject({
      status: 'needs-admin',
      title: 'claude-bedrock-user has the narrow policy, but may still do far more',
      detail: expect.stringContaining('an administrator has to take Bedrock out of the group'),
    })
  })

  it('in a policy that others hold too stay', async () => {
    account.iam.users.developer?.attached.push(policyArn('TeamTools'))
    const { changes, notes } = await plan()
    expect(changes.some(({ id }) => id.includes('TeamTools'))).toBe(false)
    expect(notes.join(' ')).toContain(
      'TeamTools allows all of Bedrock beside other things, and is attached to 1 more',
    )
  })

  it('in an inline policy with other rights leave those', async () => {
    const other = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
    const held = user()
    if (held)
      held.inline.OldBedrock = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }, other],
      })
    const { changes } = await bench.apply({ step: 'permissions' })
    expect(changes.map(({ id }) => id)).toContain('narrow-inline-OldBedrock')
    expect(JSON.parse(user()?.inline.OldBedrock ?? '{}').Statement).toEqual([other])
  })
})

it('AWS’s own broad policies are known by name where documents may not be read', async () => {
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
  const world = (await bench.practice('broad-policy')).account
  world.faults.push({ service: 'iam', operation: 'ListGroupsForUser', kind: 'denied' })
  const { holdings } = await bench.ask('reviewPermissions', null)
  expect(holdings).toBeUndefined()
  const { changes } = await bench.apply({ step: 'permissions' })
  expect(changes.map(({ id }) => id)).toContain('detach-AmazonBedrockFullAccess')
  expect(await bench.status('permissions')).toBe('done')
})

describe('a group', () => {
  it('can be given the policy, and is proven through a member', async () => {
    await bench.ask('choose', { principal: { kind: 'group', name: 'claude-users' } })
    const { principals, chosen } = await bench.ask('reviewPermissions', null)
    expect(chosen).toEqual({ kind: 'group', name: 'claude-users' })
    expect(principals.find(({ kind }) => kind === 'group')).toMatchObject({
      members: ['claude-bedrock-user'],
      profile: 'claude-bedrock',
    })
    const { changes } = await bench.apply({ step: 'permissions' })
    expect(changes.map(({ id }) => id)).toEqual([
      'create-policy',
      'attach-policy',
      'detach-TeamBedrock',
      'delete-inline-GroupBedrock',
    ])
    expect(account.iam.groups['claude-users']).toMatchObject({
      attached: [policyArn('ClaudeBedrockCursorAccess')],
      inline: {},
    })
    expect(await bench.status('permissions')).toBe('done')
  })
})

describe('what stands above the policies', () => {
  const open = async (scenario: 'permission-boundary' | 'denied-region') => {
    await bench.ask('connect', { kind: 'practice', scenario })
    await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
  }

  it('a permission boundary that leaves streamed calls out is named, and nothing is called done', async () => {
    await open('permission-boundary')
    const { limits } = await bench.ask('reviewPermissions', null)
    expect(limits).toEqual([
      {
        by: 'boundary',
        words: expect.stringMatching(
          /DeveloperLimit\) over claude-bedrock-user does not allow bedrock:InvokeModelWithResponseStream\./,
        ),
      },
    ])
    await bench.apply({ step: 'permissions' })
    expect(await bench.ask('checkStep', { step: 'permissions' })).toMatchObject({
      status: 'needs-admin',
      title: 'claude-bedrock-user has the narrow policy, but it is held back',
      problem: { code: 'permission.boundary' },
    })
  })

  it('a Region that the organisation denies is named', async () => {
    await open('denied-region')
    const { limits } = await bench.ask('reviewPermissions', null)
    expect(limits).toEqual([
      { by: 'organization', words: expect.stringContaining('Europe (Spain)') },
    ])
    await bench.ask('choose', { residency: 'global' })
    expect((await bench.ask('reviewPermissions', null)).limits).toEqual([])
  })
})
