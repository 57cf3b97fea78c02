import { createBirpc } from 'birpc'
import type { CallName, Handlers, Notify } from '../contract.ts'
import { type Problem, ProblemError } from '../problem.ts'
import type { Carrier } from './carrier.ts'
import {
  type Answer,
  callTable,
  frameOptions,
  type HostFunctions,
  isCallName,
  noticeTable,
  type PageFunctions,
} from './frames.ts'

type Log = (level: 'warn' | 'error', message: string, about?: object) => void

const invalid = (detail: string): Problem => ({
  code: 'input.invalid',
  title: 'Some of what was entered cannot be used',
  detail,
  remedies: [{ kind: 'retry', label: 'Try again' }],
})
const unexpected = (logId: string): Problem => ({
  code: 'app.unexpected',
  title: 'Groundwork ran into a fault of its own',
  detail: `Nothing more was changed. The log has the details under ${logId}.`,
  remedies: [{ kind: 'retry', label: 'Try again' }],
})

/**
 * Answers one page's calls. Inputs, outputs and notices are parsed by the contract; a ProblemError crosses as its
 * problem, anything else as `app.unexpected` with a log id. The signal of running calls fires when the page goes.
 */
export function serveRpc(
  carrier: Carrier,
  handlers: Handlers,
  log: Log,
): { notify: Notify; close: () => void } {
  const gone = new AbortController()

  const fault = (what: string, error: unknown): Problem => {
    const logId = crypto.randomUUID().slice(0, 8)
    log('error', `${what} failed`, {
      logId,
      stack: error instanceof Error ? error.stack : String(error),
    })
    return unexpected(logId)
  }

  const answer = async <Name extends CallName>(name: Name, body: unknown): Promise<Answer> => {
    const input = callTable[name].input.safeParse(body)
    if (!input.success) return { problem: invalid(input.error.issues[0]?.message ?? '') }
    try {
      const value = await handlers[name](input.data, { signal: gone.signal })
      return { value: callTable[name].output.parse(value) }
    } catch (error) {
      return { problem: error instanceof ProblemError ? error.problem : fault(name, error) }
    }
  }

  const page = createBirpc<PageFunctions, HostFunctions>(
    {
      ask: async (name, body) =>
        isCallName(name) ? answer(name, body) : { problem: invalid('There is no such call.') },
    },
    {
      ...frameOptions(carrier, (reason) => log('warn', 'A frame was dropped', { reason })),
      eventNames: ['hear'],
    },
  )
  const close = () => {
    gone.abort()
    page.$close()
  }
  carrier.onClose(close)

  return {
    notify: (name, body) => {
      if (gone.signal.aborted) return
      const parsed = noticeTable[name].safeParse(body)
      if (parsed.success) void page.hear.asEvent(name, parsed.data)
      else fault(`notice ${name}`, parsed.error)
    },
    close,
  }
}
