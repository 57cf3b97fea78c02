import { regionName } from '../../../shared/setup/region-names.ts'
import type { Policy, PolicyStatement } from './generate-policy.ts'

/** Each statement of a generated policy as a sentence. */
export function policyInWords(policy: Policy): { sid: string; words: string; json: string }[] {
  return policy.Statement.map((statement) => ({
    sid: statement.Sid,
    words: inWords(statement),
    json: JSON.stringify(statement, null, 2),
  }))
}

function inWords({ Sid, Resource, Condition }: PolicyStatement): string {
  const resources = Resource === '*' ? [] : Resource
  const model = Sid.replace(/^(Use|Reach)/, '').replace(/(Here|Anywhere)$/, '')
  const [first = ''] = resources
  const named = first.split('/').at(-1) ?? model
  if (Sid === 'SeeProfiles')
    return 'May see the list of inference profiles. It shows names, not content.'
  if (Sid === 'DescribeChosenProfiles')
    return `May look up the ${resources.length} chosen inference profile${resources.length === 1 ? '' : 's'}.`
  if (Sid.startsWith('Use'))
    return `May send requests to the inference profile ${named}, streamed or whole.`
  if (Condition?.StringEquals['aws:RequestedRegion'] === 'unspecified')
    return `May reach the model ${named} wherever AWS routes the request, but only through that profile.`
  const regions = resources.map((arn) => regionName(arn.split(':')[3] ?? ''))
  return `May reach the model ${named} in ${listOf(regions)}, but only through that profile.`
}

function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
