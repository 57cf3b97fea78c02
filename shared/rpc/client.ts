import type { CallInput, CallName, CallOutput, NoticeBody, NoticeName } from '../contract.ts'

/** What the renderer holds: every call of the contract, checked both ways. A failure is a ProblemError. */
export type Client = {
  readonly call: <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ) => Promise<CallOutput<Name>>
  /** Gives back how to stop listening. */
  readonly on: <Name extends NoticeName>(
    name: Name,
    heard: (body: NoticeBody<Name>) => void,
  ) => () => void
  /** Called once when the host has gone. */
  readonly onClosed: (closed: () => void) => void
}
