/** The files that hold settings one can tune. */
export type TunedFile = 'claude-code' | 'claude-bedrock-cursor'

export type TuningKind =
  | {
      readonly kind: 'number'
      readonly min: number
      readonly max: number
      readonly isWhole: boolean
    }
  /** On, or left at its default. In a file of environment variables on is `1`. */
  | { readonly kind: 'switch'; readonly hasOff: boolean }
  | { readonly kind: 'choice'; readonly options: readonly { value: string; label: string }[] }
  | { readonly kind: 'text'; readonly pattern: RegExp; readonly looksLike: string }

/** One setting: what it is called where it is read, what it does, and what happens without it. */
export type TuningSetting = TuningKind & {
  /** The variable's name, or table and key, such as `bedrock.timeout_seconds`. */
  readonly id: string
  readonly file: TunedFile
  readonly group: string
  readonly title: string
  readonly about: string
  /** In words, what is when it is not set. */
  readonly byDefault: string
}

export type TuningValue = string | number | boolean
