import { z } from './schema.ts'

/** Everything that can go wrong, as the person is told it. Only `core/aws/to-problem.ts` maps AWS errors to these. */
export const ProblemCode = z.enum([
  'credentials.missing',
  'credentials.invalid',
  'credentials.expired',
  'credentials.root',
  'permission.denied',
  'permission.deniedByOrganization',
  'permission.boundary',
  'model.formMissing',
  'model.formInvalid',
  'model.subscriptionPending',
  'model.subscriptionRefused',
  'model.marketplaceRight',
  'model.paymentMethod',
  'model.notForAccount',
  'model.retired',
  'model.retentionMode',
  'model.needsProfile',
  'model.unknown',
  'region.unsupported',
  'quota.throttled',
  'quota.perDay',
  'quota.none',
  'quota.exceeded',
  'network.offline',
  'network.timeout',
  'aws.unavailable',
  'aws.refused',
  'aws.conflict',
  'aws.notFound',
  'billing.costExplorerOff',
  'input.invalid',
  'plan.unknown',
  'plan.stale',
  'file.notReadable',
  'file.notWritable',
  'file.malformed',
  'app.cancelled',
  'app.interrupted',
  'app.disconnected',
  'app.unexpected',
])
export type ProblemCode = z.infer<typeof ProblemCode>

/** Where a remedy can lead: a screen of the wizard or a place of the window. */
export const Place = z.enum([
  'sign-in',
  'account-check',
  'region',
  'models',
  'permissions',
  'connect',
  'usage',
  'history',
  'settings',
])
export type Place = z.infer<typeof Place>

export const Remedy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('retry'), label: z.string() }),
  z.object({ kind: z.literal('run'), label: z.string(), command: z.string() }),
  z.object({ kind: z.literal('open'), label: z.string(), url: z.url({ protocol: /^https$/ }) }),
  z.object({ kind: z.literal('goTo'), label: z.string(), place: Place }),
])
export type Remedy = z.infer<typeof Remedy>

export const Problem = z.object({
  code: ProblemCode,
  title: z.string(),
  detail: z.string().optional(),
  remedies: z.array(Remedy).min(1),
  /** AWS's own words and request id, kept under a disclosure. Never a secret. */
  raw: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>

/** The only error that crosses a boundary. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.title, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}
