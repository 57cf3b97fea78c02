import { operatorNames } from './conditions.ts'
import type { PolicyDocument } from './policy-document.ts'

/** Why IAM would not store a policy that is JSON of the right form, in its own words. */
export function findFault({ Statement }: PolicyDocument): string | undefined {
  const sids = Statement.flatMap(({ Sid }) => Sid ?? [])
  if (new Set(sids).size < sids.length)
    return 'Statement IDs (SID) in a single policy must be unique.'
  if (!sids.every((sid) => /^[0-9A-Za-z]*$/.test(sid)))
    return 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
  const [fault] = Statement.flatMap((statement) => [
    ...faultOfActions(statement.Action ?? statement.NotAction ?? []),
    ...faultOfResources(statement.Resource ?? statement.NotResource ?? []),
    ...Object.keys(statement.Condition ?? {}).flatMap(faultOfOperator),
  ])
  return fault
}

function faultOfActions(actions: readonly string[]): readonly string[] {
  if (actions.length === 0) return ['Policy statement must contain actions.']
  return actions
    .filter((action) => action !== '*' && !/^[\w-]+:[\w*?]+$/.test(action))
    .map((action) =>
      action.includes(':')
        ? 'The policy failed legacy parsing'
        : 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    )
}

function faultOfResources(resources: readonly string[]): readonly string[] {
  if (resources.length === 0) return ['Policy statement must contain resources.']
  return resources.flatMap((resource) => {
    if (resource === '*') return []
    const [arn, partition = '', service = '', ...rest] = resource.split(':')
    if (arn !== 'arn') return `Resource ${resource} must be in ARN format or "*".`
    if (!/^(\*|aws(-[a-z]+)*)$/.test(partition))
      return `Partition "${partition}" is not valid for resource "${resource}".`
    if (/[*?]/.test(service))
      return 'Resource vendor must be fully qualified and cannot contain regexes.'
    return rest.length < 3 ? 'The policy failed legacy parsing' : []
  })
}

function faultOfOperator(name: string): readonly string[] {
  const bare = name.replace(/^For(AnyValue|AllValues):/, '').replace(/IfExists$/, '')
  return operatorNames.includes(bare) ? [] : [`Invalid Condition type : ${name}.`]
}
