import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { leaveWhenAlone } from './leave-when-alone.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('it leaves when no page has come back for that long', () => {
  const leave = vi.fn()
  const count = leaveWhenAlone(1000, leave)
  vi.advanceTimersByTime(5000)
  expect(leave).not.toHaveBeenCalled()

  count(1)
  count(0)
  vi.advanceTimersByTime(999)
  count(1)
  vi.advanceTimersByTime(5000)
  expect(leave).not.toHaveBeenCalled()

  count(0)
  vi.advanceTimersByTime(1000)
  expect(leave).toHaveBeenCalledOnce()
})
