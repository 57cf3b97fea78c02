import type { Handlers } from '../../../shared/contract.ts'
import { ProblemError } from '../../../shared/problem.ts'
import type { Powers } from '../../core/powers.ts'

/** The same calls, each noted with its name, its outcome and how long it took, and never with what went in or came out. */
export function logged(handlers: Handlers, log: Powers['log']): Handlers {
  return new Proxy(handlers, {
    get: (target, name, receiver) => {
      const handler: unknown = Reflect.get(target, name, receiver)
      if (typeof handler !== 'function') return handler
      return async (input: unknown, context: unknown) => {
        const began = performance.now()
        const note = (level: 'debug' | 'info', outcome: string) =>
          log(level, `${String(name)}: ${outcome}`, { ms: Math.round(performance.now() - began) })
        try {
          const answer: unknown = await handler(input, context)
          note('debug', 'answered')
          return answer
        } catch (error) {
          if (error instanceof ProblemError) note('info', error.problem.code)
          throw error
        }
      }
    },
  })
}
