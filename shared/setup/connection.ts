import { Scenario, ScenarioName } from '../practice.ts'
import { Problem } from '../problem.ts'
import { z } from '../schema.ts'

/** How a profile of the AWS files gets its credentials. `unusable` names what is missing. */
export const ProfileKind = z.enum([
  'access-keys',
  'session-keys',
  'identity-center',
  'console-login',
  'assumed-role',
  'credential-process',
  'web-identity',
  'unusable',
])
export type ProfileKind = z.infer<typeof ProfileKind>

export const Profile = z.object({
  name: z.string(),
  kind: ProfileKind,
  region: z.string().optional(),
  /** Which file or files it was found in, for the person to recognise. */
  source: z.string(),
  /** Last four characters of the access key id; never the secret. */
  keyEnding: z.string().optional(),
  detail: z.string().optional(),
})
export type Profile = z.infer<typeof Profile>

export const Identity = z.object({
  account: z.string(),
  /** The account's alias, when it has one and this identity may read it. */
  accountName: z.string().optional(),
  arn: z.string(),
  kind: z.enum(['user', 'role', 'root', 'federated']),
  name: z.string(),
})
export type Identity = z.infer<typeof Identity>

/** The account we talk to: a named AWS profile, or the practice account. */
export const ConnectionChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('profile'), profile: z.string().min(1) }),
  z.object({
    kind: z.literal('practice'),
    scenario: ScenarioName,
    /** A profile of the practice account's own AWS files; its administrator when absent. */
    profile: z.string().min(1).optional(),
  }),
])
export type ConnectionChoice = z.infer<typeof ConnectionChoice>

export const Connection = z.object({
  choice: ConnectionChoice,
  profile: z.string(),
  region: z.string(),
  identity: Identity.optional(),
  /** When the session ends, in ms since 1970, for credentials that say so. */
  expiresAt: z.number().optional(),
  /** Why there is no identity. */
  problem: Problem.optional(),
})
export type Connection = z.infer<typeof Connection>

export const SignInOptions = z.object({
  profiles: z.array(Profile),
  /** The files looked into, in the order the AWS SDK reads them. */
  files: z.array(z.object({ path: z.string(), exists: z.boolean() })),
  scenarios: z.array(Scenario),
  /** Things of the environment that would win over a profile, such as exported keys or a Bedrock API key. */
  shadows: z.array(z.object({ name: z.string(), meaning: z.string() })),
  current: Connection,
})
export type SignInOptions = z.infer<typeof SignInOptions>
