import {
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type NoticeBody,
  type NoticeName,
  notices,
} from '../contract.ts'
import { Problem } from '../problem.ts'
import { z } from '../schema.ts'
import type { Carrier } from './carrier.ts'

/** What a call comes back with: birpc's own errors carry only a message, so a problem travels as an answer. */
export const Answer = z.union([z.object({ value: z.unknown() }), z.object({ problem: Problem })])
export type Answer = z.infer<typeof Answer>

export type HostFunctions = { ask: (name: unknown, body: unknown) => Promise<Answer> }
export type PageFunctions = { hear: (name: unknown, body: unknown) => void }

type CallTable = {
  readonly [Name in CallName]: {
    readonly input: z.ZodType<CallInput<Name>>
    readonly output: z.ZodType<CallOutput<Name>>
  }
}
type NoticeTable = { readonly [Name in NoticeName]: z.ZodType<NoticeBody<Name>> }

/** The contract, typed so that one name's input and output stay tied together. */
export const callTable: CallTable = calls
export const noticeTable: NoticeTable = notices

export const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(calls, name)
export const isNoticeName = (name: unknown): name is NoticeName =>
  typeof name === 'string' && Object.hasOwn(notices, name)

const Frame = z.looseObject({ t: z.enum(['q', 's']) })

/** birpc over a carrier, JSON both ways. A frame that is none is dropped and told to `dropped`. */
export function frameOptions(carrier: Carrier, dropped: (reason: string) => void) {
  return {
    post: (frame: string) => carrier.send(frame),
    on: (receive: (frame: unknown) => void) =>
      carrier.onMessage((text) => {
        const frame = parseFrame(text)
        if (frame) receive(frame)
        else dropped(`not a frame: ${text.length} characters`)
      }),
    serialize: (frame: unknown) => JSON.stringify(frame),
    // The carrier's listener above has parsed it already.
    deserialize: (frame: unknown) => frame,
    // A plan may run for minutes, and a page that left is noticed by the carrier.
    timeout: -1,
  }
}

function parseFrame(text: string): unknown {
  try {
    return Frame.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
