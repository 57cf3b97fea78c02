import type { ModelUsage, TokenType } from '../../shared/usage/usage.ts'

/** Token types in the order they are stacked, with their fixed colours (CSS variables, one pair per scheme). */
export const tokenSeries: readonly {
  readonly type: TokenType
  readonly name: string
  readonly color: string
}[] = [
  { type: 'cacheRead', name: 'Cache read', color: 'var(--gw-cache-read)' },
  { type: 'cacheWrite', name: 'Cache write', color: 'var(--gw-cache-write)' },
  { type: 'input', name: 'Input', color: 'var(--gw-input)' },
  { type: 'output', name: 'Output', color: 'var(--gw-output)' },
]

export const modelColors = [
  '--gw-model-1',
  '--gw-model-2',
  '--gw-model-3',
  '--gw-model-4',
  '--gw-model-5',
  '--gw-model-6',
]

/** A colour by the model's place in the list; the list's order does not change with the range. */
export const modelColor = (index: number) => `var(${modelColors[index % modelColors.length]})`

export const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((all, value) => all + (value ?? 0), 0)

/** All tokens of a model. */
export const tokensOf = (model: ModelUsage) =>
  sum(tokenSeries.map(({ type }) => sum(model.tokens[type])))
