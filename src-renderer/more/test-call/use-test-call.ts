import { useCallback, useRef, useState } from 'react'
import type { Problem } from '../../../shared/problem.ts'
import type { TestCallRequest, TestCallResult } from '../../../shared/test-call/test-call.ts'
import { problemIn, useClient, useNotice } from '../../api.tsx'

type Asked = Omit<TestCallRequest, 'id'>
export type TestCallState = {
  /** What has come of the answer so far. */
  readonly text: string
  readonly isRunning: boolean
  readonly asked?: Asked
  readonly result?: TestCallResult
  readonly problem?: Problem | undefined
}

const idle: TestCallState = { text: '', isRunning: false }

/** One test call at a time, with its answer as it comes. */
export function useTestCall() {
  const client = useClient()
  const current = useRef('')
  const [state, setState] = useState(idle)
  useNotice(
    'testCallProgressed',
    useCallback(({ id, text }: { id: string; text: string }) => {
      if (id === current.current) setState((seen) => ({ ...seen, text: seen.text + text }))
    }, []),
  )
  const ask = async (asked: Asked) => {
    const id = crypto.randomUUID()
    current.current = id
    setState({ text: '', isRunning: true, asked })
    try {
      const result = await client.call('testCall', { ...asked, id })
      setState({ text: result.text, isRunning: false, asked, result })
    } catch (error) {
      const problem = problemIn(error instanceof Error ? error : new Error(String(error)))
      setState((seen) => ({ ...seen, isRunning: false, problem }))
    }
  }
  const stop = () => void client.call('stopTestCall', { id: current.current })
  return { state, ask, stop }
}
