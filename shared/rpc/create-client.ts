import { createBirpc } from 'birpc'
import type { CallInput, CallName, CallOutput, NoticeBody, NoticeName } from '../contract.ts'
import { ProblemError } from '../problem.ts'
import type { Carrier } from './carrier.ts'
import type { Client } from './client.ts'
import {
  Answer,
  callTable,
  frameOptions,
  type HostFunctions,
  isNoticeName,
  noticeTable,
  type PageFunctions,
} from './frames.ts'

const disconnected = () =>
  new ProblemError({
    code: 'app.disconnected',
    title: 'Groundwork has stopped',
    detail: 'This page lost its connection. What was finished is kept; start Groundwork again.',
    remedies: [{ kind: 'retry', label: 'Reload' }],
  })

const misunderstood = (cause: unknown) =>
  new ProblemError(
    {
      code: 'app.unexpected',
      title: 'Groundwork gave an answer that this page does not understand',
      detail: 'The page may be older than the app. Nothing was changed by reading it.',
      remedies: [{ kind: 'retry', label: 'Try again' }],
    },
    { cause },
  )

/** The page's side: answers and notices are parsed again, because a newer or older host may be on the other end. */
export function createClient(carrier: Carrier): Client {
  const listeners = new Map<NoticeName, Set<(body: unknown) => void>>()
  const closings = new Set<() => void>()
  let isClosed = false

  const hear = <Name extends NoticeName>(name: Name, body: unknown) => {
    const parsed = noticeTable[name].safeParse(body)
    if (parsed.success) for (const listener of listeners.get(name) ?? []) listener(parsed.data)
  }
  const host = createBirpc<HostFunctions, PageFunctions>(
    {
      hear: (name, body) => {
        if (isNoticeName(name)) hear(name, body)
      },
    },
    frameOptions(carrier, () => {}),
  )
  carrier.onClose(() => {
    isClosed = true
    host.$close(disconnected())
    for (const closed of closings) closed()
  })

  return {
    call: async <Name extends CallName>(
      name: Name,
      input: CallInput<Name>,
    ): Promise<CallOutput<Name>> => {
      if (isClosed) throw disconnected()
      const answer = await host.ask(name, input).catch(() => {
        throw disconnected()
      })
      const parsed = Answer.safeParse(answer)
      if (!parsed.success) throw misunderstood(parsed.error)
      if ('problem' in parsed.data) throw new ProblemError(parsed.data.problem)
      const output = callTable[name].output.safeParse(parsed.data.value)
      if (!output.success) throw misunderstood(output.error)
      return output.data
    },
    on: <Name extends NoticeName>(name: Name, heard: (body: NoticeBody<Name>) => void) => {
      // A set per name holds only listeners of that name, and `hear` has parsed what they get.
      const listener = (body: unknown) => heard(noticeTable[name].parse(body))
      const heardBy = listeners.get(name) ?? new Set()
      listeners.set(name, heardBy.add(listener))
      return () => heardBy.delete(listener)
    },
    onClosed: (closed) => {
      if (isClosed) closed()
      else closings.add(closed)
    },
  }
}
