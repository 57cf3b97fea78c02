import type { Identity } from '../../../shared/setup/connection.ts'
import type { HandOverFile } from '../../../shared/setup/hand-over.ts'

/** What a package says besides the plan: who asks, and what another part of the app adds to it. */
export type About = {
  /** Absent while nobody is signed in. */
  readonly identity?: Identity | undefined
  /** Ms since 1970. */
  readonly madeAt: number
  /** Where the practice account answers; absent for AWS itself. */
  readonly endpoint?: string | undefined
  readonly extraFiles?: readonly HandOverFile[]
  /** Said on the page and in the message, before how to run it. */
  readonly extraNotes?: readonly string[]
}
