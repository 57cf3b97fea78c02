import { z } from '../../shared/schema.ts'
import type { Account } from './account.ts'
import { mendFromOutside, OutsideCause } from './mend.ts'
import type { WireRequest, WireResponse } from './protocol/wire.ts'

type Controlled = { readonly account: Account; readonly onChange: () => void }

const Fault = z.object({
  service: z.string(),
  operation: z.string(),
  kind: z.enum(['throttle', 'error500', 'timeout', 'reset', 'slow', 'denied', 'expired']),
  times: z.int().positive().exactOptional(),
  input: z.record(z.string(), z.string()).exactOptional(),
  afterEffect: z.boolean().exactOptional(),
  everyNth: z.int().positive().exactOptional(),
  delayMs: z.int().nonnegative().exactOptional(),
})
const Mend = z.object({ cause: OutsideCause })
const Clock = z.object({ aheadMs: z.int() })

export function isControl({ path }: WireRequest): boolean {
  return path.startsWith('/_practice/')
}

/**
 * Looks at and steers the account, for tests and demonstrations. A web page could not send the header it asks for
 * without being refused by the browser first, unless its name was made to point here: so the host is asked for too.
 */
export function control(request: WireRequest, { account, onChange }: Controlled): WireResponse {
  const { host = '', origin, 'x-practice-control': asks } = request.headers
  if (origin !== undefined || asks !== '1' || !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host))
    return say(403, { message: 'Send the header x-practice-control: 1, and no Origin.' })
  const asked = `${request.method} ${request.path}`
  const sent = parse(request.body)
  switch (asked) {
    case 'GET /_practice/account':
      return say(200, withoutSecrets(account))
    case 'POST /_practice/clock': {
      const clock = Clock.safeParse(sent)
      if (!clock.success) return say(400, { message: 'Send {"aheadMs": whole number}.' })
      account.clockAheadMs = clock.data.aheadMs
      onChange()
      return say(200, clock.data)
    }
    case 'POST /_practice/faults': {
      const fault = Fault.safeParse(sent)
      if (!fault.success) return say(400, { message: z.prettifyError(fault.error) })
      account.faults.push(fault.data)
      onChange()
      return say(200, account.faults)
    }
    case 'DELETE /_practice/faults':
      account.faults.length = 0
      onChange()
      return say(200, account.faults)
    case 'POST /_practice/mend': {
      const mend = Mend.safeParse(sent)
      if (!mend.success) return say(400, { message: z.prettifyError(mend.error) })
      mendFromOutside(account, mend.data.cause)
      onChange()
      return say(200, mend.data)
    }
    default:
      return say(404, { message: `There is no ${asked}.` })
  }
}

function withoutSecrets(account: Account) {
  const accessKeys = Object.values(account.iam.accessKeys).map(
    ({ id, owner, active, createdAt, expiresAt }) => ({ id, owner, active, createdAt, expiresAt }),
  )
  return { ...account, iam: { ...account.iam, accessKeys } }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function say(status: number, body: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
