/** One Region's network, less what every account has there: the default VPC, its subnets and its security group. */
export type NetworkState = {
  /** Somebody has deleted the default VPC, as many organisations do. */
  readonly hasNoDefaultVpc?: true
  /** VPCs that somebody made, by id. */
  readonly vpcs?: Readonly<Record<string, VpcState>>
  /** DNS attributes that were changed since, by VPC. */
  readonly dns?: Readonly<Record<string, DnsState>>
  /** Security groups that somebody made, by id. */
  readonly groups?: Readonly<Record<string, GroupState>>
  /** Who is let in, of the groups where that was changed. */
  readonly ingress?: Readonly<Record<string, readonly RuleState[]>>
  readonly endpoints?: Readonly<Record<string, EndpointState>>
  /** By the id of whatever is tagged. */
  readonly tags?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export type VpcState = {
  readonly cidr: string
  /** Ranges that were added to it since. */
  readonly moreCidrs?: readonly string[]
  readonly subnets: readonly SubnetState[]
}
export type SubnetState = {
  readonly id: string
  /** The letter of its zone: `a` of eu-central-1a. */
  readonly zone: string
  readonly cidr: string
}
export type DnsState = { readonly support: boolean; readonly hostnames: boolean }
export type GroupState = {
  readonly name: string
  readonly description: string
  readonly vpcId: string
}
export type RuleState = {
  /** `tcp`, `-1` for everything. */
  readonly protocol: string
  readonly from?: number
  readonly to?: number
  /** A CIDR block, or the id of a security group. */
  readonly peer: string
  readonly description?: string
}
export type EndpointState = {
  readonly vpcId: string
  readonly service: string
  readonly subnets: readonly string[]
  readonly groups: readonly string[]
  readonly privateDns: boolean
  readonly policy?: string
  readonly createdAt: number
  /** AWS takes a while to take it away. */
  readonly deletedAt?: number
  /** AWS could not set it up. */
  readonly hasFailed?: true
  /** What the caller sent, so that the same request makes nothing twice. */
  readonly token?: string
}
