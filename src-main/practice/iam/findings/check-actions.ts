import { matchesAction } from '../match.ts'
import { type Finding, finding } from './finding.ts'
import { type Held, memberOf, membersOf, type Text, textsOf } from './policy-tree.ts'
import { findRedundant } from './redundant.ts'
import { serviceActions } from './service-actions.ts'
import { servicePrefixes } from './service-prefixes.ts'

export const checkActions = (actions: readonly Text[]): readonly Finding[] => [
  ...actions.flatMap(checkAction),
  ...findRedundant('Action', actions, matchesAction),
]

function checkAction(action: Text): readonly Finding[] {
  if (action.text === '*') return []
  const [prefix = '', name, more] = action.text.split(':')
  if (name === undefined || more !== undefined || name === '') return [noSuchAction(action)]
  if (/[*?]/.test(prefix)) {
    const details = 'Name the service in full; a wildcard belongs after the colon.'
    return [finding('SUGGESTION', 'WILDCARD_IN_SERVICE_NAME', details, action)]
  }
  const service = prefix.toLowerCase()
  if (!words(servicePrefixes).includes(service)) {
    const details = `The service ${prefix} of the action does not exist.`
    return [finding('ERROR', 'INVALID_SERVICE_IN_ACTION', details, action)]
  }
  const known = words(serviceActions[service] ?? name)
  return known.some((each) => matchesAction(name, each)) ? [] : [noSuchAction(action)]
}

const words = (text: string) => text.trim().split(/\s+/)

const noSuchAction = (action: Text) =>
  finding('ERROR', 'INVALID_ACTION', `The action ${action.text} does not exist.`, action)

const dangers = [
  {
    action: 'iam:PassRole',
    type: 'SECURITY_WARNING',
    code: 'PASS_ROLE',
    tamedBy: 'iam:PassedToService',
    danger: 'lets any role be passed to a service',
  },
  {
    action: 'iam:CreateServiceLinkedRole',
    type: 'WARNING',
    code: 'CREATE_SLR',
    tamedBy: 'iam:AWSServiceName',
    danger: 'lets service-linked roles be made that nobody asked for',
  },
] as const

/** Passing roles and making service-linked ones is how small rights become large ones. */
export function checkRoleActions(statement: Held): readonly Finding[] {
  const isAllow = memberOf(statement, 'Effect')?.node.value === 'Allow'
  const conditions = memberOf(statement, 'Condition')
  const keys = conditions
    ? membersOf(conditions).flatMap(({ held }) => membersOf(held).map(({ name }) => name))
    : []
  const notResource = textsOf(memberOf(statement, 'NotResource'))
  const anyRole = textsOf(memberOf(statement, 'Resource')).filter(({ text }) =>
    /^(\*|arn:aws:iam::(\*|\d{12}):(\*|role\/\*))$/.test(text),
  )
  const [resource = anyRole[0], inResource = 'STAR_IN_RESOURCE'] =
    notResource.length > 0 ? [notResource[0], 'NOT_RESOURCE'] : []
  if (!isAllow || !resource) return []
  return dangers.flatMap(({ action, type, code, tamedBy, danger }) => {
    const [granting] = textsOf(memberOf(statement, 'Action')).filter(({ text }) =>
      matchesAction(text, action),
    )
    if (!granting || keys.some((key) => key.toLowerCase() === tamedBy.toLowerCase())) return []
    const isExact = granting.text.toLowerCase() === action.toLowerCase()
    const where = isExact
      ? inResource
      : `STAR_IN_ACTION_AND_${inResource === 'NOT_RESOURCE' ? inResource : 'RESOURCE'}`
    const details = `${granting.text} on so many resources ${danger}. Name them, or add the condition key ${tamedBy}.`
    return [finding(type, `${code}_WITH_${where}`, details, granting, resource)]
  })
}
