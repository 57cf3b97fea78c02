import type { AskedChange } from './split-plan.ts'

const ofBudget =
  'the template holds policies only, so that the budget can be changed and taken back from here; the script does this'

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
  [
    /^(CreateTopic|SetTopicAttributes|Subscribe|(Create|Update)(Budget|BudgetAction)|Create(Notification|Subscriber))$/,
    ofBudget,
  ],
]

/** What CloudFormation leaves to be done by hand or by script, and why. */
export function cannotBeStack({ id, title, effect: { operation } }: AskedChange): string {
  const [, ofKind = 'CloudFormation has nothing for this'] =
    reasons.find(([pattern]) => pattern.test(operation)) ?? []
  // The role of a budget's stop, rather than of another service.
  const reason = /-stop-(role|rights)$/.test(id) ? ofBudget : ofKind
  return `${title}: ${reason}.`
}
