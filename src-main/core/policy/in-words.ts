import { regionName } from '../../../shared/setup/region-names.ts'
import { type AnyPolicy, type ReadStatement, readStatement } from './policy.ts'

/** Each statement of a policy as a sentence. One that IAM would not take is said to be unreadable. */
export function policyInWords(policy: AnyPolicy): { sid: string; words: string; json: string }[] {
  return policy.Statement.map((statement, index) => {
    const read = readStatement(statement)
    return {
      sid: read?.Sid ?? `${index + 1}`,
      words: read ? inWords(read) : 'This statement is not one that IAM can read.',
      json: JSON.stringify(statement, null, 2),
    }
  })
}

const invoking: readonly string[] = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']

function inWords(statement: ReadStatement): string {
  const { Effect, Action, Resource } = statement
  if (Effect === 'Allow' && Action && Resource) {
    const known = inKnownWords(statement, Action, Resource)
    if (known) return known
  }
  return inPlainWords(statement)
}

/** The statements this app writes, and those of the same kind. */
function inKnownWords(
  { Condition = {} }: ReadStatement,
  actions: readonly string[],
  resources: readonly string[],
): string | undefined {
  const only = actions.length === 1 ? actions[0] : undefined
  const count = resources.length
  if (only === 'bedrock:ListInferenceProfiles')
    return 'May see the list of inference profiles. It shows names, not content.'
  if (only === 'bedrock:GetInferenceProfile' && resources.every(isProfile))
    return `May look up the ${count} chosen inference profile${count === 1 ? '' : 's'}.`
  if (only === 'bedrock:CountTokens')
    return `May have the tokens of a text counted for ${listOf(namesOf(resources))}, without asking the model.`
  if (only === 'bedrock:CallWithBearerToken')
    return `May use ${Condition.StringEquals?.['bedrock:BearerTokenType']?.includes('SHORT_TERM') ? 'short-term ' : ''}Bedrock API keys, which can do no more than this policy.`
  if (!actions.every((action) => invoking.includes(action))) return reading(actions)
  const how =
    actions.length === 2
      ? 'streamed or whole'
      : only === invoking[0]
        ? 'whole only'
        : 'streamed only'
  if (resources.every(isProfile))
    return `May send requests to the inference profile${count === 1 ? '' : 's'} ${listOf(namesOf(resources))}, ${how}.`
  if (!resources.every(isModel)) return undefined
  const equals = Condition.StringEquals ?? {}
  const through = equals['bedrock:InferenceProfileArn']
    ? 'but only through that profile'
    : 'past its profile too'
  const models = listOf(namesOf(resources))
  if (equals['aws:RequestedRegion']?.includes('unspecified'))
    return `May reach the model ${models} wherever AWS routes the request, ${through}.`
  const regions = [...new Set(resources.map((arn) => arn.split(':')[3] ?? ''))]
  return `May reach the model ${models} in ${listOf(regions.map((region) => regionName(region)))}, ${through}.`
}

/** What the usage window reads with, by the service it is asked of. */
function reading(actions: readonly string[]): string | undefined {
  const isRead = actions.every((action) => /^\w+:(Get|List|View)\w+$/.test(action))
  const [service, ...others] = [...new Set(actions.map((action) => action.split(':')[0]))]
  return isRead && service !== undefined && others.length === 0 ? readers[service] : undefined
}

const readers: Readonly<Record<string, string>> = {
  cloudwatch:
    'May read how much is used (CloudWatch metrics). Nothing of what was asked or answered is in there.',
  ce: 'May read what the account costs (Cost Explorer). AWS charges $0.01 for each question.',
  budgets: 'May read the budgets of the account.',
  servicequotas: 'May read the quotas: how much AWS lets the account use in a minute.',
  bedrock: 'May read which models there are, what they cost and whether they can be used.',
}

/** Anything else, with AWS's own names. */
function inPlainWords({
  Effect,
  Action,
  NotAction,
  Resource,
  NotResource,
  Condition,
}: ReadStatement): string {
  const verb = Effect === 'Allow' ? 'May use' : 'May never use'
  const what = NotAction ? `everything but ${listOf(NotAction)}` : listOf(Action ?? [])
  const where = NotResource
    ? `everything but ${listOf(NotResource)}`
    : Resource?.includes('*')
      ? 'everything'
      : listOf(Resource ?? [])
  const keys = Object.values(Condition ?? {}).flatMap((each) => Object.keys(each))
  const when = keys.length > 0 ? `, depending on ${listOf([...new Set(keys)])}` : ''
  return `${verb} ${what === '*' ? 'every action of AWS' : what} on ${where}${when}.`
}

const isProfile = (arn: string) => /:(application-)?inference-profile\/[^*]+$/.test(arn)
const isModel = (arn: string) => /:foundation-model\/[^*]+$/.test(arn)
const namesOf = (arns: readonly string[]) => [
  ...new Set(arns.map((arn) => arn.split('/').at(-1) ?? arn)),
]

const listOf = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
