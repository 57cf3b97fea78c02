/** What could be made out in the text of an error. Each is absent where the text does not have it. */
export type ErrorText = {
  /** AWS's or Node's name of the error, such as `AccessDeniedException` or `ENOTFOUND`. */
  readonly name?: string
  readonly status?: number
  readonly message: string
  readonly requestId?: string
  /** Model or inference profile id. */
  readonly model?: string
  readonly region?: string
  /** IAM action that was refused. */
  readonly action?: string
}

const names =
  /\b([A-Z]\w*(?:Exception|Error|Fault)|AccessDenied|ExpiredToken|InvalidClientTokenId|SignatureDoesNotMatch|Throttling|NoSuchEntity|EntityAlreadyExists|LimitExceeded|DeleteConflict|MalformedPolicyDocument|RequestTimeTooSkewed|UnauthorizedOperation|OptInRequired|[A-Z]{2,}_[A-Z_]{4,}|E(?:NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT|AI_AGAIN|HOSTUNREACH|NETUNREACH|PIPE|ACCES|ROFS|NOSPC|PERM))\b/g

/** Wrappers that say nothing of their own; the name inside them counts. */
const wrappers = [
  'APIError',
  'Error',
  'ClientError',
  'BedrockError',
  'UnknownError',
  'APIConnectionError',
]

/** Takes the text of an error apart, from whichever tool it was copied. */
export function readErrorText(text: string): ErrorText {
  const message = text.trim()
  const found = [...message.matchAll(names)].map(([, name = '']) => name)
  const name = found.find((each) => !wrappers.includes(each))
  const status =
    /\b(?:API Error|status(?:Code| code)?|HTTP(?:\/\d(?:\.\d)?)?)\W{0,3}(\d{3})\b/i.exec(
      message,
    )?.[1] ?? /^\s*(4\d\d|5\d\d)\b/.exec(message)?.[1]
  const requestId = /request[ _-]?id["']?\s*[:=]?\s*["']?([0-9a-f]{8}-[0-9a-f-]{27,})/i.exec(
    message,
  )?.[1]
  const model = /\b((?:us-gov|us|eu|jp|au|in|ca|apac|global)\.)?anthropic\.claude[\w.:-]*\w/.exec(
    message,
  )?.[0]
  const region =
    /\b(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov)?-(?:central|north|south|east|west|northeast|northwest|southeast|southwest)-\d\b/.exec(
      message,
    )?.[0]
  const action = /perform: ([\w-]+:\w+)/.exec(message)?.[1]
  return {
    message,
    ...(name !== undefined && { name }),
    ...(status !== undefined && { status: Number(status) }),
    ...(requestId !== undefined && { requestId }),
    ...(model !== undefined && { model }),
    ...(region !== undefined && { region }),
    ...(action !== undefined && { action }),
  }
}
