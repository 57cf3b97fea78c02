import { type AnyPolicy, readPolicy, readStatement } from '../policy.ts'

/** What a policy means for somebody who should only call the chosen models. */
export type Judgement =
  /** It grants no call of a model beyond named ones. */
  | { readonly kind: 'narrow' }
  /** Nothing is ever refused under it, so narrowing makes no sense. */
  | { readonly kind: 'administrator' }
  /** It grants calls of models that were not chosen, or the administration of Bedrock. */
  | {
      readonly kind: 'broad'
      /** What is left without these rights; absent when there is nothing else in it. */
      readonly rest?: AnyPolicy
      /** False where Bedrock cannot be told from the rest, such as by NotAction. */
      readonly canBeParted: boolean
    }

const invoking = ['bedrock:invokemodel', 'bedrock:invokemodelwithresponsestream']

/** Judges a policy by its document alone; a document that IAM would not take grants nothing. */
export function judgePolicy(document: string): Judgement {
  const policy = readPolicy(document)
  if (!policy) return { kind: 'narrow' }
  const parts = policy.Statement.map((statement) => ({ statement, part: partOf(statement) }))
  if (parts.some(({ part }) => part.kind === 'administrator')) return { kind: 'administrator' }
  if (parts.every(({ part }) => part.kind === 'narrow')) return { kind: 'narrow' }
  const rest = parts.flatMap(({ statement, part }) => {
    if (part.kind === 'narrow') return [statement]
    return part.rest ? [part.rest] : []
  })
  return {
    kind: 'broad',
    canBeParted: parts.every(({ part }) => part.kind !== 'whole'),
    ...(rest.length > 0 && { rest: { ...policy, Statement: rest } }),
  }
}

type Part =
  | {
      /** `whole`: broad, and not to be taken apart. */
      readonly kind: 'narrow' | 'administrator' | 'whole'
      readonly rest?: undefined
    }
  | { readonly kind: 'broad'; readonly rest?: Readonly<Record<string, unknown>> }

function partOf(statement: Readonly<Record<string, unknown>>): Part {
  const read = readStatement(statement)
  // What is denied narrows, and stays.
  if (!read || read.Effect === 'Deny') return { kind: 'narrow' }
  const isAnything = read.NotResource !== undefined || (read.Resource ?? []).includes('*')
  const isEverywhere = isAnything || (read.Resource ?? []).some(isAnyModel)
  const actions = read.Action ?? []
  const leavesBedrockOut =
    read.NotAction?.some((each) => /^(bedrock|\*):\*$|^\*$/i.test(each)) ?? false
  if (actions.some(isEveryAction) || (read.NotAction && !leavesBedrockOut)) {
    if (!isEverywhere) return { kind: 'narrow' }
    return { kind: isAnything ? 'administrator' : 'whole' }
  }
  // Taking such a pattern off would take rights of other services along.
  if (actions.some((action) => hasOpenService(action) && isBroad(action, isEverywhere)))
    return { kind: 'whole' }
  const broad = actions.filter((action) => isBroad(action, isEverywhere))
  if (broad.length === 0) return { kind: 'narrow' }
  const others = actions.filter((action) => !broad.includes(action))
  return { kind: 'broad', ...(others.length > 0 && { rest: without(statement, others) }) }
}

/** `*`, and its longer spellings such as `*:*`. */
const isEveryAction = (action: string) => /^\*+(:\*+)?$/.test(action)

/** Whether the pattern reaches beyond one service, such as `*:Invoke*`. */
const hasOpenService = (action: string) => /^[^:]*[*?]/.test(action)

/** A call of any model, or the whole of Bedrock. Looking at lists is neither. */
function isBroad(action: string, isEverywhere: boolean): boolean {
  const pattern = action.toLowerCase()
  if (!pattern.startsWith('bedrock:') && !hasOpenService(pattern)) return false
  if (pattern === 'bedrock:*') return true
  const matches = new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  )
  return isEverywhere && invoking.some((each) => matches.test(each))
}

/** Whether a resource stands for models that nobody has named. */
const isAnyModel = (arn: string) =>
  (arn.includes(':bedrock:') && /(foundation-model|inference-profile)\/.*[*?]/.test(arn)) ||
  /^arn:[^:]*:bedrock:[^:]*:[^:]*:\*$/.test(arn)

/** The same statement with these actions alone; one action stays one, and a list a list. */
const without = (statement: Readonly<Record<string, unknown>>, actions: readonly string[]) => ({
  ...statement,
  Action: actions.length === 1 && typeof statement.Action === 'string' ? actions[0] : [...actions],
})
