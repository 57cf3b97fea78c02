import { checkActions, checkRoleActions } from './check-actions.ts'
import { checkConditions } from './check-conditions.ts'
import { checkResources } from './check-resources.ts'
import { type Finding, finding, type PolicyKind, unknownElement, wrongType } from './finding.ts'
import { type Held, itemsOf, memberOf, membersOf, textsOf } from './policy-tree.ts'

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

export function checkStatement(
  statement: Held,
  kind: PolicyKind,
  hasVariables: boolean,
): readonly Finding[] {
  if (statement.node.type !== 'object') return [wrongType(statement, 'object')]
  return [
    ...membersOf(statement)
      .filter(({ name }) => !elements.includes(name))
      .map(unknownElement),
    ...checkEffect(statement),
    ...checkPrincipal(statement, kind),
    ...checkList(statement, 'Action'),
    ...checkList(statement, 'Resource'),
    ...checkActions(either(statement, 'Action')),
    ...checkResources(either(statement, 'Resource'), hasVariables),
    ...checkRoleActions(statement),
    ...checkConditions(memberOf(statement, 'Condition')),
  ]
}

const either = (statement: Held, name: 'Action' | 'Resource') => [
  ...textsOf(memberOf(statement, name)),
  ...textsOf(memberOf(statement, `Not${name}`)),
]

function checkEffect(statement: Held): readonly Finding[] {
  const held = memberOf(statement, 'Effect')
  if (!held)
    return [finding('ERROR', 'MISSING_EFFECT', 'The statement has no Effect element.', statement)]
  if (held.node.type !== 'string') return [wrongType(held, 'string')]
  if (held.node.value === 'Allow' || held.node.value === 'Deny') return []
  const details = `The effect ${held.node.value} does not exist. Use Allow or Deny.`
  return [finding('ERROR', 'INVALID_EFFECT', details, held)]
}

function checkPrincipal(statement: Held, kind: PolicyKind): readonly Finding[] {
  const named = membersOf(statement).filter(({ name }) => /^(Not)?Principal$/.test(name))
  if (kind !== 'resource')
    return named.map(({ key, name }) =>
      finding('ERROR', 'UNSUPPORTED_PRINCIPAL', `This kind of policy has no ${name}.`, key),
    )
  if (named.length > 0) return []
  return [finding('ERROR', 'MISSING_PRINCIPAL', 'The statement names no Principal.', statement)]
}

/** Exactly one of the element and its `Not` form, with strings in it. */
function checkList(statement: Held, name: 'Action' | 'Resource'): readonly Finding[] {
  const held = [memberOf(statement, name), memberOf(statement, `Not${name}`)].flatMap(
    (each) => each ?? [],
  )
  const upper = name.toUpperCase()
  const [first] = held
  if (!first) {
    const details = `The statement has neither ${name} nor Not${name}.`
    return [finding('ERROR', `MISSING_${upper}`, details, statement)]
  }
  if (held.length > 1) {
    const details = `${name} and Not${name} exclude each other in a statement.`
    return [finding('ERROR', 'UNSUPPORTED_ELEMENT_COMBINATION', details, ...held)]
  }
  if (itemsOf(first).length === 0) {
    const details = `The list is empty, so the statement does nothing.`
    return [finding('SUGGESTION', `EMPTY_ARRAY_${upper}`, details, first)]
  }
  return itemsOf(first)
    .filter(({ node }) => node.type !== 'string')
    .map((item) => wrongType(item, 'string'))
}
