/** A log group of CloudWatch Logs in one Region. */
export type LogGroupState = {
  readonly name: string
  readonly region: string
  readonly createdAt: number
  /** Absent: records are kept for ever. */
  retentionDays?: number
  tags: Record<string, string>
  streams: Record<string, LogStreamState>
}

export type LogStreamState = {
  readonly name: string
  readonly createdAt: number
  /** Oldest first. */
  events: LogEventState[]
}

export type LogEventState = {
  readonly id: string
  readonly at: number
  readonly message: string
}
