import type { Notify } from '../../../shared/contract.ts'
import type { TestCallRequest, TestCallResult } from '../../../shared/test-call/test-call.ts'
import type { StepContext } from '../steps/step.ts'
import { testCall } from './test-call.ts'

/** The test calls that run, each of which can be stopped by its id. */
export function createTestCalls(notify: Notify) {
  const running = new Map<string, AbortController>()
  return {
    call: async (context: StepContext, request: TestCallRequest): Promise<TestCallResult> => {
      const stopping = new AbortController()
      running.set(request.id, stopping)
      const stop = AbortSignal.any([stopping.signal, context.signal])
      return testCall(context, request, stop, notify).finally(() => running.delete(request.id))
    },
    /** A call that has ended already is left as it is. */
    stop: (id: string) => running.get(id)?.abort(),
  }
}
