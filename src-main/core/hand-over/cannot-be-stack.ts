import type { AskedChange } from './split-plan.ts'

const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^CreatePolicyVersion$/,
    'the policy exists already, and CloudFormation writes only into policies that it has made itself',
  ],
  [
    /^Attach/,
    'the policy exists already, and CloudFormation attaches only policies that it has made itself',
  ],
  [
    /^Modify(VpcAttribute|VpcEndpoint)$/,
    'it exists already, and CloudFormation changes only what it has made itself',
  ],
  [/^(Detach|Delete|Remove)/, 'CloudFormation takes away only what it has made itself'],
  [/^CreatePolicy$/, 'the policy has settings that CloudFormation does not know'],
  [
    /^(CreateLogGroup|PutRetentionPolicy|CreateRole|PutRolePolicy)$/,
    'it belongs to the setting that records calls, which CloudFormation does not know, and is of no use without it',
  ],
  [/ModelInvocationLoggingConfiguration$/, 'CloudFormation does not know this setting of Bedrock'],
  [/^PutUseCaseForModelAccess$/, 'CloudFormation has nothing for this form'],
  [/^CreateFoundationModelAgreement$/, 'CloudFormation accepts no agreements'],
  [/^(InvokeModel|Converse)/, 'CloudFormation asks models nothing'],
]

/** What CloudFormation leaves to be done by hand or by script, and why. */
export function cannotBeStack({ title, effect: { operation } }: AskedChange): string {
  const [, reason = 'CloudFormation has nothing for this'] =
    reasons.find(([pattern]) => pattern.test(operation)) ?? []
  return `${title}: ${reason}.`
}
