import { z } from '../schema.ts'

/** What Claude Code calls: models (bedrock-runtime), and the list of profiles (bedrock). */
export const EndpointService = z.enum(['bedrock-runtime', 'bedrock'])
export type EndpointService = z.infer<typeof EndpointService>

const id = (kind: string) =>
  z.string().regex(new RegExp(`^${kind}-[0-9a-f]{4,32}$`), `An id that begins with ${kind}-.`)

export const NetworkAsk = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('make'),
    vpc: id('vpc'),
    subnets: z.array(id('subnet')).min(1, 'Choose one subnet or more.').max(20),
    /** A security group that is there, or one of the endpoints' own. */
    group: z.union([z.literal('own'), id('sg')]),
    services: z.array(EndpointService).min(1, 'Choose one service or more.').max(2),
    /** Whether programs go on calling Bedrock by its usual name. */
    privateDns: z.boolean(),
    /** Whether the DNS of the VPC may be switched on for that. */
    changesDns: z.boolean(),
    /** Who gets through: the chosen models alone, or everything that IAM allows. */
    policy: z.enum(['chosen-models', 'everything']),
  }),
  /** Claude Code calls the endpoint by its own address, where the usual name does not lead to it. */
  z.object({ action: z.literal('use-address'), endpoint: id('vpce') }),
])
export type NetworkAsk = z.infer<typeof NetworkAsk>

const Subnet = z.object({
  id: z.string(),
  name: z.string().optional(),
  zone: z.string(),
  cidr: z.string(),
  /** Whether Bedrock has endpoints in its zone. */
  isServed: z.boolean(),
})
const Group = z.object({
  id: z.string(),
  name: z.string(),
  /** Whether it lets the whole VPC in on port 443. */
  letsIn: z.boolean(),
})
export const Vpc = z.object({
  id: z.string(),
  name: z.string().optional(),
  cidrs: z.array(z.string()),
  isDefault: z.boolean(),
  /** Both are needed for private DNS. */
  dns: z.object({ support: z.boolean(), hostnames: z.boolean() }),
  subnets: z.array(Subnet),
  groups: z.array(Group),
})
export type Vpc = z.infer<typeof Vpc>

export const Endpoint = z.object({
  id: z.string(),
  service: EndpointService,
  vpc: z.string(),
  /** As AWS tells it, in small letters: pending, available, deleting, failed. */
  state: z.string(),
  /** ms since 1970. */
  createdAt: z.number(),
  isOwn: z.boolean(),
  privateDns: z.boolean(),
  zones: z.number(),
  /** Its own name in DNS. */
  address: z.string().optional(),
  letsIn: z.boolean(),
  /** `outdated`: it was written for other models than are chosen now. */
  policy: z.enum(['everything', 'chosen-models', 'outdated', 'another']),
})
export type Endpoint = z.infer<typeof Endpoint>

export const NetworkReview = z.object({
  region: z.string(),
  /** Absent where the person may not see the network. */
  vpcs: z.array(Vpc).optional(),
  endpoints: z.array(Endpoint),
  /** What AWS offers an endpoint for in this Region. */
  services: z.array(EndpointService),
  /** The policies that let the chosen models through, as JSON; absent where the models may not be listed. */
  policies: z.record(EndpointService, z.string()).optional(),
  /** Where Claude Code's settings send requests instead of the usual address. */
  usedAddress: z.string().optional(),
})
export type NetworkReview = z.infer<typeof NetworkReview>

/** List prices of us-east-1; elsewhere it is a little more: https://aws.amazon.com/privatelink/pricing/ */
export const endpointPrice = { hourUsd: 0.01, gigabyteUsd: 0.01, hoursInMonth: 730 } as const

/** What endpoints cost a month before anything goes through them: each has an address in each zone. */
export const monthlyCostUsd = (endpoints: number, zones: number): number =>
  endpoints * zones * endpointPrice.hourUsd * endpointPrice.hoursInMonth
