import { describe, expect, it } from 'vitest'
import type { ModelUsage } from '../../shared/usage/usage.ts'
import { groupColors, stackByGroup } from './token-stacks.ts'

const used = (name: string, input: number[]): ModelUsage => {
  const none = input.map(() => 0)
  const tokens = { input, output: input, cacheRead: none, cacheWrite: none }
  return { model: name, name, ids: [], tokens, usd: null }
}

describe('tokens stacked by group', () => {
  it('keep the order of few groups', () => {
    const layers = stackByGroup([used('Opus', [1, 2]), used('Sonnet', [3, 4])], 'model')
    expect(layers.map(({ name, values }) => [name, values])).toEqual([
      ['Opus', [2, 4]],
      ['Sonnet', [6, 8]],
    ])
  })

  it('show the five largest of many, each in a colour of its own, and the others as one', () => {
    const groups = [1, 9, 2, 8, 3, 7, 4].map((size) => used(`Model ${size}`, [size, 0]))
    const layers = stackByGroup(groups, 'model')
    expect(layers.map(({ name }) => name)).toEqual([
      'Model 9',
      'Model 8',
      'Model 7',
      'Model 4',
      'Model 3',
      '2 others',
    ])
    expect(layers.at(-1)?.values).toEqual([6, 0])
    expect(new Set(layers.map(({ color }) => color)).size).toBe(6)
    const colors = groupColors(groups, 'model')
    for (const { name, color } of layers.slice(0, 5))
      expect(colors[groups.findIndex((group) => group.name === name)]).toBe(color)
  })
})
