import { expect, it } from 'vitest'
import { StopStatus } from '../../../shared/setup/guardrails.ts'
import { mustBeAtRest } from './must-be-at-rest.ts'

const who = { kind: 'user', name: 'claude-bedrock-user' } as const

it('a stop that AWS is busy with, or could not lift, is not taken away', () => {
  const kept = StopStatus.options.filter((status) => {
    try {
      mustBeAtRest({ status, who })
      return false
    } catch (error) {
      expect(error).toMatchObject({ problem: { code: 'aws.conflict' } })
      return true
    }
  })
  expect(kept).toEqual([
    'EXECUTION_IN_PROGRESS',
    'REVERSE_IN_PROGRESS',
    'REVERSE_FAILURE',
    'RESET_IN_PROGRESS',
  ])
})

it('the one that could not be lifted says what to do', () => {
  expect(() => mustBeAtRest({ status: 'REVERSE_FAILURE', who })).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({ detail: expect.stringContaining('try once more') }),
    }),
  )
})
