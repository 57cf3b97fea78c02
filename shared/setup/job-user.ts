import { z } from '../schema.ts'

/** The user that Claude signs in as, and the profile on this computer that gets its key. */
export const JobUserAsk = z.object({
  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
  userName: z
    .string()
    .trim()
    .min(1, 'Enter a name for the user.')
    .max(64, 'AWS takes at most 64 characters for the name of a user.')
    .regex(/^[\w+=,.@-]+$/, {
      error: 'Use letters, digits and + = , . @ - _ without blanks: AWS takes nothing else.',
      abort: true,
    }),
  profile: z
    .string()
    .trim()
    .regex(/^[\w.@+-]{1,64}$/, 'Use letters, digits and . @ + - _ for the profile name.'),
})
export type JobUserAsk = z.infer<typeof JobUserAsk>

export const usualJobUser: JobUserAsk = {
  userName: 'claude-bedrock-user',
  profile: 'claude-bedrock',
}
