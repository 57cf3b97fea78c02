import { matchesArn } from '../match.ts'
import { arnKinds } from './arn-kinds.ts'
import { type Finding, finding } from './finding.ts'
import type { Text } from './policy-tree.ts'
import { findRedundant } from './redundant.ts'
import { servicePrefixes } from './service-prefixes.ts'

export const checkResources = (
  resources: readonly Text[],
  hasVariables: boolean,
): readonly Finding[] => [
  ...resources.flatMap((resource) => [
    ...checkArn(resource),
    ...(hasVariables ? [] : checkVariables(resource)),
  ]),
  ...findRedundant('Resource', resources, matchesArn),
]

function checkVariables(resource: Text): readonly Finding[] {
  if (!/\$\{[^}]*\}/.test(resource.text)) return []
  const details = 'Policy variables need the version 2012-10-17.'
  return [finding('ERROR', 'VARIABLE_UNSUPPORTED_IN_VERSION', details, resource)]
}

const isFree = (text: string) => /[*?]|\$\{/.test(text)

/** The first thing wrong with an ARN. Parts with wildcards or variables are taken as they come. */
function checkArn(resource: Text): readonly Finding[] {
  if (resource.text === '*') return []
  const wrong = (code: string, details: string) => [finding('ERROR', code, details, resource)]
  const [arn, partition = '', service = '', region = '', account = '', ...rest] =
    resource.text.split(':')
  if (arn !== 'arn' && arn !== '*')
    return wrong('INVALID_ARN_PREFIX', 'A resource is * or begins with arn:.')
  if (rest.length === 0)
    return wrong('MISSING_ARN_FIELD', 'An ARN is arn:partition:service:region:account:resource.')
  if (!isFree(partition) && !/^aws(-[a-z]+)*$/.test(partition))
    return wrong('INVALID_PARTITION', `The partition ${partition} does not exist.`)
  if (isFree(service)) return []
  if (service !== service.toLowerCase())
    return wrong('INVALID_ARN_SERVICE_CASE', 'The service of an ARN is in small letters.')
  if (!servicePrefixes.split(/\s+/).includes(service))
    return wrong('INVALID_SERVICE', `The service ${service} of the ARN does not exist.`)
  if (region !== '' && !isFree(region) && !/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region))
    return wrong('INVALID_REGION', `The Region ${region} does not exist.`)
  if (account !== '' && account !== 'aws' && !isFree(account) && !/^\d{12}$/.test(account))
    return wrong('INVALID_ARN_ACCOUNT', `${account} is not an account id of 12 digits.`)
  return checkKind(resource, service, region, account, rest.join(':'))
}

/** Whether the service has such resources, and whether theirs have a Region and an account. */
function checkKind(resource: Text, service: string, region: string, account: string, id: string) {
  const wrong = (code: string, details: string) => [finding('ERROR', code, details, resource)]
  const kinds = arnKinds[service]
  const noun = id.split(/[/:]/)[0] ?? ''
  if (!kinds || isFree(noun)) return []
  const kind = kinds.find(({ nouns }) => nouns.includes(noun))
  if (!kind || id === noun)
    return wrong('INVALID_ARN_RESOURCE', `${service} has no resources called ${id}.`)
  if (kind.region === 'none' && region !== '')
    return wrong('ARN_REGION_NOT_ALLOWED', `ARNs of ${service} ${noun} have no Region.`)
  if (kind.region === 'needed' && region === '')
    return wrong('MISSING_ARN_REGION', `ARNs of ${service} ${noun} have a Region.`)
  if (kind.account === 'none' && account !== '' && !isFree(account))
    return wrong('ARN_ACCOUNT_NOT_ALLOWED', `ARNs of ${service} ${noun} have no account.`)
  return []
}
