import { operatorNames } from '../conditions.ts'
import { matchesAction } from '../match.ts'
import { conditionKeys, globalConditionKeys } from './condition-keys.ts'
import { type Finding, finding, wrongType } from './finding.ts'
import { type Held, itemsOf, type Member, membersOf } from './policy-tree.ts'
import { servicePrefixes } from './service-prefixes.ts'

export function checkConditions(conditions: Held | undefined): readonly Finding[] {
  if (!conditions) return []
  if (conditions.node.type !== 'object') return [wrongType(conditions, 'object')]
  const operators = membersOf(conditions)
  if (operators.length === 0) {
    const details = 'The condition is empty, so it does nothing.'
    return [finding('SUGGESTION', 'EMPTY_OBJECT_CONDITION', details, conditions)]
  }
  return operators.flatMap((operator) => [
    ...checkOperator(operator),
    ...(operator.held.node.type === 'object'
      ? membersOf(operator.held).flatMap((key) => [
          ...checkKey(key),
          ...checkValues(operator.name, key),
        ])
      : [wrongType(operator.held, 'object')]),
  ])
}

function checkOperator({ name, key }: Member): readonly Finding[] {
  if (name === 'NullIfExists')
    return [finding('ERROR', 'NULL_WITH_IF_EXISTS', 'Null takes no IfExists.', key)]
  const bare = name.replace(/^For(AnyValue|AllValues):/, '').replace(/IfExists$/, '')
  if (operatorNames.includes(bare)) return []
  const details = `The condition operator ${name} does not exist.`
  return [finding('ERROR', 'INVALID_CONDITION_OPERATOR', details, key)]
}

function checkKey({ name, key }: Member): readonly Finding[] {
  const [prefix = '', ...rest] = name.split(':')
  if (rest.length === 0)
    return [
      finding('ERROR', 'INVALID_CONDITION_KEY_FORMAT', 'A condition key is prefix:name.', key),
    ]
  const isOneOf = (keys: readonly string[]) => keys.some((each) => matchesAction(each, name))
  if (prefix.toLowerCase() === 'aws') {
    if (isOneOf(globalConditionKeys)) return []
    const details = `The condition key ${name} does not exist.`
    return [finding('ERROR', 'INVALID_GLOBAL_CONDITION_KEY', details, key)]
  }
  const isService = servicePrefixes.split(/\s+/).includes(prefix.toLowerCase())
  const known = conditionKeys[prefix.toLowerCase()]
  // Identity providers lend their own prefixes, such as token.actions.githubusercontent.com.
  if ((!isService && prefix.includes('.')) || (isService && !known) || (known && isOneOf(known)))
    return []
  const details = `The condition key ${name} does not exist for the service ${prefix}.`
  return [finding('ERROR', 'INVALID_SERVICE_CONDITION_KEY', details, key)]
}

function checkValues(operator: string, { name, held }: Member): readonly Finding[] {
  const values = itemsOf(held)
  if (values.length === 0) {
    const details = `There are no values for ${name}, so the condition cannot hold.`
    return [finding('SUGGESTION', 'EMPTY_ARRAY_CONDITION', details, held)]
  }
  const starred = values.filter(
    ({ node }) => /StringEquals|StringNotEquals/.test(operator) && /[*?]/.test(String(node.value)),
  )
  const details = `${operator} takes * and ? literally. Use StringLike or StringNotLike for wildcards.`
  return [
    ...values
      .filter(({ node }) => !['string', 'number', 'boolean'].includes(node.type))
      .map((value) => wrongType(value, 'string')),
    ...starred.map((value) => finding('WARNING', 'WILDCARD_WITHOUT_LIKE_OPERATOR', details, value)),
  ]
}
