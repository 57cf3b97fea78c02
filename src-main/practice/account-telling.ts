/** An SNS topic, under its ARN. */
export type TopicState = {
  readonly arn: string
  readonly name: string
  readonly region: string
  readonly createdAt: number
  policy: string
  displayName: string
  subscriptions: SubscriptionState[]
  /** The newest messages, oldest first. */
  messages: { readonly at: number; readonly subject?: string; readonly text: string }[]
}

export type SubscriptionState = {
  readonly arn: string
  readonly protocol: string
  readonly endpoint: string
  /** When the mail with the link was sent last (ms). */
  askedAt: number
  /** What the link in that mail holds. */
  token: string
  confirmedAt?: number
}
