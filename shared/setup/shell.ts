import { z } from '../schema.ts'

/** The command lines people use. */
export const Shell = z.enum(['bash', 'zsh', 'fish', 'powershell'])
export type Shell = z.infer<typeof Shell>
