import { beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../core/changes/change.ts'
import { asCloudFormation } from '../../core/hand-over/as-cloudformation.ts'
import { policies } from '../asked-changes.ts'
import { openTemplateCheck } from './cloudformation-faults.ts'

let faultsOf: (template: unknown) => string[] = () => []
beforeAll(async () => {
  faultsOf = await openTemplateCheck()
}, 30_000)

describe('the schema check finds', () => {
  const right = asCloudFormation('Two policies', policies).template ?? {}
  const changed = (path: readonly string[], value: Json | undefined): unknown => {
    const copy = structuredClone(right)
    const holder = path.slice(0, -1).reduce<object>((at, key) => Reflect.get(at, key), copy)
    if (value === undefined) Reflect.deleteProperty(holder, path.at(-1) ?? '')
    else Reflect.set(holder, path.at(-1) ?? '', value)
    return copy
  }
  const own = ['Resources', 'Other', 'Properties']
  it.each<[string, unknown, string]>([
    ['a wrong property', changed([...own, 'PolicyName'], 'x'), 'Other has no PolicyName.'],
    ['a wrong type', changed([...own, 'Users'], 'ada'), 'Other.Users should be a list.'],
    ['a wrong item', changed([...own, 'Users'], [1]), 'Other.Users[0] should be a string.'],
    [
      'a document of another type',
      changed([...own, 'PolicyDocument'], 3),
      'Other.PolicyDocument should be an object.',
    ],
    [
      'a missing required one',
      changed([...own, 'PolicyDocument'], undefined),
      'Other.PolicyDocument is required.',
    ],
    [
      'an unknown resource type',
      changed(['Resources', 'Other', 'Type'], 'AWS::IAM::Nothing'),
      'Other: there is no AWS::IAM::Nothing.',
    ],
    [
      'an unknown intrinsic',
      changed([...own, 'Description'], { 'Fn::Guess': 'x' }),
      'template.Resources.Other.Properties.Description: Fn::Guess is unknown.',
    ],
    [
      'a reference to nothing',
      changed(['Outputs', 'OtherArn', 'Value'], { Ref: 'Missing' }),
      'template.Outputs.OtherArn.Value: there is no Missing.',
    ],
    [
      'a reference to nothing inside text',
      changed([...own, 'Description'], { 'Fn::Sub': `of $${'{Missing.Arn}'}` }),
      'template.Resources.Other.Properties.Description: there is no Missing.',
    ],
    ['an unknown section', changed(['Resource'], {}), 'No section Resource.'],
    ['no resources', changed(['Resources'], {}), 'There are no Resources.'],
  ])(
    '%s',
    async (_, template, fault) => {
      expect(faultsOf(template)).toEqual([fault])
    },
    30_000,
  )
})
