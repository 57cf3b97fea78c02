import type { ProblemCode } from '../../../shared/problem.ts'
import type { HandOverFile } from '../../../shared/setup/hand-over.ts'
import type { StepId } from '../../../shared/setup/step.ts'
import type { ServiceName } from '../aws/services.ts'

/** Plain data, as it is planned, shown and written to the ledger. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/**
 * One AWS call as plain data. Blob members are given as the text they hold (UTF-8); `{"$output": ["change id", "Policy",
 * "Arn"]}` anywhere in the input stands for what an earlier change of the same plan answered.
 */
export type AwsCall = {
  readonly kind: 'aws-call'
  readonly service: ServiceName
  readonly operation: string
  readonly input: JsonObject
  readonly region: string
  /** AWS profile to call as, when it is not the connection's own. */
  readonly profile?: string | undefined
  /** `denied`: the call proves that something is refused, so AccessDenied is the success. */
  readonly expect: 'success' | 'denied'
  /** For what AWS names itself: the ids that were there before, so that a look can tell its own from theirs. */
  readonly others?: readonly string[] | undefined
}

/** What an edit sets in a file, so that it can be made again on what another hand has written meanwhile. */
export type FileSettings = {
  readonly format: 'ini' | 'json' | 'toml' | 'block'
  /** The path is section and key, table and key, the names down to a JSON value, or a marked block’s name. Without a value it is removed. */
  readonly keys: readonly {
    readonly path: readonly string[]
    /** `{"$output": […]}` stands for what an earlier change answers, such as a new secret: it is in no plan. */
    readonly value?: Json | undefined
  }[]
  /** On the way back: sections, tables or objects of ours that go once nothing is left in them. */
  readonly goes?: readonly string[]
  /** The file is ours and goes once nothing is left in it. */
  readonly goesEmpty?: boolean
}

/**
 * One edit of a text file. When the file no longer holds `before`, what it `sets` is made on what it holds now; an edit
 * that does not say so, or whose own keys were changed, does not run: nobody's later edit is lost.
 */
export type FileEdit = {
  readonly kind: 'file-edit'
  readonly path: string
  /** `null`: the file does not exist. */
  readonly before: string | null
  /** `null`: the file is removed. */
  readonly after: string | null
  /** Kept at 0600, masked in every preview, never in the ledger. */
  readonly isSecret: boolean
  readonly sets?: FileSettings
  /** Folders of ours, which go with the file once nothing is in them. */
  readonly folders?: readonly string[]
}

export type Effect = AwsCall | FileEdit

/** One planned effect with its reason and its way back. */
export type Change = {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly cost?: string
  readonly effect: Effect
  /** Ids of changes of the same plan that must be done first. */
  readonly after: readonly string[]
  /**
   * How to take it back: AWS calls, in order. A file edit needs none (its backup is its way back); `[]` means that
   * there is nothing to take back, such as a proof; `null` that it cannot be taken back.
   */
  readonly undo: readonly AwsCall[] | null
  /** The way back in words: "Detach it again, from History". */
  readonly undoWords: string
  /**
   * AWS spreads a new permission over seconds. An answer that is not yet as expected is looked at again until it is,
   * or until this many milliseconds have passed.
   */
  readonly settleMs?: number
  /** What such an answer looks like. Otherwise whatever a new permission, key or policy may cause. */
  readonly settlesOn?: readonly ProblemCode[]
  /** Error names that mean the world already is as wanted, such as EntityAlreadyExists after a crash. */
  readonly alreadyDone?: readonly string[]
  /**
   * Only looked at, until the answer says this (in any case) at its place: AWS goes on working after it has answered.
   * What it says when it has given up is in `never`.
   */
  readonly until?: {
    readonly path: readonly string[]
    readonly is: string
    readonly never: readonly string[]
  }
  /** Once does not prove it: the app itself does it once more, this much later, and says so in `why`. */
  readonly againAfterMs?: number
}

export type ByHand = {
  readonly files: readonly HandOverFile[]
  /** How, in sentences. */
  readonly notes: readonly string[]
}

/** What a step hands to the executor. */
export type ChangePlan = {
  readonly id: string
  readonly step: StepId
  readonly title: string
  /** The account it was made for: it runs on no other. */
  readonly account: string
  readonly region: string
  /** Profile the calls are made with unless they name another. */
  readonly profile: string
  readonly changes: readonly Change[]
  /** What the plan leaves alone, and why. */
  readonly notes?: readonly string[]
  /** What an administrator does by other means, because this sign-in cannot even look up what to call. */
  readonly byHand?: ByHand
  /** Set when this plan takes back earlier changes: ledger ids by change id. */
  readonly undoes?: Readonly<Record<string, string>>
}
