import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { arn, change, create, document, policies } from '../../testing/asked-changes.ts'
import { openTemplateCheck } from '../../testing/cli/cloudformation-faults.ts'
import { asCloudFormation } from './as-cloudformation.ts'

const hasLint = spawnSync('cfn-lint', ['--version']).status === 0
if (!hasLint) console.info('cfn-lint is not installed, so only our own check of the schema is run.')

let faultsOf: (template: unknown) => string[] = () => []
beforeAll(async () => {
  faultsOf = await openTemplateCheck()
}, 30_000)

describe('a template', () => {
  it('makes each new policy with everybody it is attached to', () => {
    const { template, cannot } = asCloudFormation('Two policies', policies)
    expect(cannot).toEqual([])
    expect(template?.Resources).toEqual({
      Narrowone: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'Narrow-one',
          PolicyDocument: document,
          Description: 'Only what is needed.',
          Path: '/team/',
          Users: ['ada'],
        },
      },
      Other: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'Other',
          PolicyDocument: document,
          Roles: ['Builder'],
          Groups: ['team'],
        },
      },
    })
  })

  it('is the same each time, and gives names that differ only in signs different ids', () => {
    const same = [create('a-b'), create('ab'), create('a_b')]
    const { template } = asCloudFormation('Same', same)
    expect(Object.keys(Object(template?.Resources))).toEqual(['ab', 'abX2', 'abX3'])
    expect(JSON.stringify(asCloudFormation('Same', same))).toBe(
      JSON.stringify(asCloudFormation('Same', same)),
    )
  })

  it('is not made when there is nothing that it could do', () => {
    const { template, cannot } = asCloudFormation('Old', [
      change('version', 'CreatePolicyVersion', { PolicyArn: arn('Old'), PolicyDocument: '{}' }),
      change('attach', 'AttachUserPolicy', { UserName: 'ada', PolicyArn: arn('Old') }),
      change('detach', 'DetachUserPolicy', { UserName: 'ada', PolicyArn: arn('Old') }),
      create('Tagged', { Tags: [{ Key: 'a', Value: 'b' }] }),
    ])
    expect(template).toBeUndefined()
    expect(cannot).toEqual([
      'Do version: the policy exists already, and CloudFormation writes only into policies that it has made itself.',
      'Do attach: the policy exists already, and CloudFormation attaches only policies that it has made itself.',
      'Do detach: CloudFormation takes away only what it has made itself.',
      'Do create-Tagged: the policy has settings that CloudFormation does not know.',
    ])
  })

  it('is what AWS’s own resource schemas take', () => {
    expect(faultsOf(asCloudFormation('Two policies', policies).template)).toEqual([])
  })

  it.skipIf(!hasLint)(
    'is what cfn-lint takes',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'groundwork-lint-'))
      const file = join(folder, 'template.json')
      await writeFile(file, JSON.stringify(asCloudFormation('Two policies', policies).template))
      const { stdout } = spawnSync('cfn-lint', [file], { encoding: 'utf8' })
      await rm(folder, { recursive: true, force: true })
      expect(stdout).toBe('')
    },
    60_000,
  )
})
