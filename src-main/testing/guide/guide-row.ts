/** A test that shows it: its file, and its title as it stands in there. */
export type Proof = readonly [file: string, title: string]

/** One heading or command of the setup guide that the app stands in for. */
export type GuideRow = {
  readonly kind: 'heading' | 'command'
  /** As the guide has it; of a command only as much as it takes to know it. */
  readonly guide: string
  /** The screen or step that does it today, and how where the guide is out of date. */
  readonly here: string
  readonly proofs: readonly Proof[]
}

export const heading = (guide: string, here: string, ...proofs: readonly Proof[]): GuideRow => ({
  kind: 'heading',
  guide,
  here,
  proofs,
})
export const command = (guide: string, here: string, ...proofs: readonly Proof[]): GuideRow => ({
  kind: 'command',
  guide,
  here,
  proofs,
})
