import { checkStatement } from './check-statement.ts'
import { type Finding, finding, type PolicyKind, unknownElement, wrongType } from './finding.ts'
import { type Held, itemsOf, memberOf, membersOf, readTree, textsOf } from './policy-tree.ts'

const currentVersion = '2012-10-17'
const longest = 6144

/** What Access Analyzer remarks about a policy. An empty list is a clean one. */
export function checkPolicy(text: string, kind: PolicyKind): readonly Finding[] {
  const tree = readTree(text)
  if ('brokenAt' in tree) {
    const place = { path: [], offset: tree.brokenAt, length: 0 }
    return [finding('ERROR', 'JSON_SYNTAX_ERROR', 'The policy stops being JSON here.', place)]
  }
  if (tree.node.type !== 'object') return [wrongType(tree, 'object')]
  const statements = memberOf(tree, 'Statement')
  return [
    ...(kind === 'identity' ? checkSize(text, tree) : []),
    ...membersOf(tree)
      .filter(({ name }) => !['Version', 'Id', 'Statement'].includes(name))
      .map(unknownElement),
    ...checkVersion(tree),
    ...(statements
      ? checkStatements(itemsOf(statements), kind, usesVariables(tree))
      : [finding('ERROR', 'MISSING_STATEMENT', 'The policy has no Statement element.', tree)]),
  ]
}

function checkSize(text: string, tree: Held): readonly Finding[] {
  const count = text.replace(/\s/g, '').length
  if (count <= longest) return []
  const details = `The policy has ${count} characters besides white space, more than the ${longest} a managed policy may have.`
  return [finding('ERROR', 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', details, tree)]
}

function checkVersion(tree: Held): readonly Finding[] {
  const held = memberOf(tree, 'Version')
  if (!held) {
    const details = 'Add a Version element, so that the policy means what you expect.'
    return [finding('WARNING', 'MISSING_VERSION', details, tree)]
  }
  if (held.node.type !== 'string') return [wrongType(held, 'string')]
  if (held.node.value === currentVersion || held.node.value === '2008-10-17') return []
  const details = `The version ${held.node.value} does not exist. Use ${currentVersion}.`
  return [finding('ERROR', 'INVALID_VERSION', details, held)]
}

const usesVariables = (tree: Held) =>
  textsOf(memberOf(tree, 'Version')).some(({ text }) => text === currentVersion)

function checkStatements(
  statements: readonly Held[],
  kind: PolicyKind,
  hasVariables: boolean,
): readonly Finding[] {
  return [
    ...checkSids(statements, kind),
    ...statements.flatMap((statement) => checkStatement(statement, kind, hasVariables)),
  ]
}

function checkSids(statements: readonly Held[], kind: PolicyKind): readonly Finding[] {
  const sids = statements.flatMap((statement) => textsOf(memberOf(statement, 'Sid')))
  const repeated = sids.filter(
    ({ text }, index) => text !== '' && sids.findIndex((sid) => sid.text === text) < index,
  )
  const details = 'Two statements of the policy have the same Sid.'
  return [
    ...repeated.map((sid) => finding('ERROR', 'UNIQUE_SIDS_REQUIRED', details, sid)),
    ...sids.flatMap((sid) => {
      if (sid.text === '')
        return finding(
          'SUGGESTION',
          'EMPTY_SID_VALUE',
          'The Sid is empty. Fill it or drop it.',
          sid,
        )
      if (kind === 'resource' || /^[0-9A-Za-z]+$/.test(sid.text)) return []
      return finding('ERROR', 'UNSUPPORTED_SID', 'A Sid has letters and digits only.', sid)
    }),
  ]
}
