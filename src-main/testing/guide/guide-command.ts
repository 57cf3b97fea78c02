import type { GuideWorld } from './guide-world.ts'

/** Some of the guide's commands in the form that works today, and what of the app gives the same. */
export type GuideCommand = {
  /** The row of the guide. */
  readonly guide: string
  /** `used`: it reads what the app reads. `twin`: it changes what the app has changed in another account. */
  readonly on: 'used' | 'twin'
  readonly commands: (world: GuideWorld) => readonly (readonly string[])[]
  /** What the commands gave, and what the app gives. */
  readonly same: (
    answers: readonly unknown[],
    world: GuideWorld,
  ) => Promise<readonly [unknown, unknown]> | readonly [unknown, unknown]
}

/** A command as one types it. */
export const typed = (line: string): string[] => line.split(/\s+/)
