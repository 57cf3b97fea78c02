import { callIn } from '../core/changes/call-in.ts'
import type { JsonObject } from '../core/changes/change.ts'
import type { AskedChange } from '../core/hand-over/split-plan.ts'

export const document: JsonObject = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Use',
      Effect: 'Allow',
      Action: ['bedrock:InvokeModel'],
      Resource: ['arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-5'],
      Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
    },
  ],
}
export const change = (id: string, operation: string, input: JsonObject): AskedChange => ({
  id,
  title: `Do ${id}`,
  why: '',
  effect: callIn('eu-central-1')('iam', operation, input),
  after: [],
  undo: [],
  undoWords: '',
})
export const create = (name: string, more: JsonObject = {}) =>
  change(`create-${name}`, 'CreatePolicy', {
    PolicyName: name,
    PolicyDocument: JSON.stringify(document),
    ...more,
  })
export const arn = (name: string) => `arn:aws:iam::111122223333:policy/${name}`

/** Two new policies, and whoever they are attached to. */
export const policies = [
  create('Narrow-one', { Description: 'Only what is needed.', Path: '/team/' }),
  create('Other'),
  change('to-user', 'AttachUserPolicy', { UserName: 'ada', PolicyArn: arn('team/Narrow-one') }),
  change('to-role', 'AttachRolePolicy', {
    RoleName: 'Builder',
    PolicyArn: { $output: ['create-Other', 'Policy', 'Arn'] },
  }),
  change('to-group', 'AttachGroupPolicy', { GroupName: 'team', PolicyArn: arn('Other') }),
]
