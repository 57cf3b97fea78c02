import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account, Fault } from './account.ts'
import { type Authenticated, authenticate } from './authenticate.ts'
import { authorize } from './authorize.ts'
import { commonError, inputError } from './common-errors.ts'
import { takeFault } from './faults.ts'
import { noted } from './note-event.ts'
import { AwsError, type Call, type Operation } from './operation.ts'
import { chooseService, chooseWire, guessWire } from './protocol/choose-wire.ts'
import { InputProblem } from './protocol/read-value.ts'
import type { OperationShape } from './protocol/shapes.ts'
import type { LoadedService, Wire, WireRequest, WireResponse } from './protocol/wire.ts'

/** What the server needs to answer any request. */
export type World = {
  readonly account: Account
  readonly findServices: (signingName: string) => Promise<readonly LoadedService[]>
  readonly now: () => number
  /** Whether the account's time is the machine's, so that a stale signature can be told. */
  readonly checksClock: () => boolean
  /** Told after each call that may have changed the account. */
  readonly onChange: () => void
  readonly onUnexpected: (error: unknown) => void
  /** Told when a call runs into a planted fault. */
  readonly onFault: (fault: Fault) => void
}

/** Nothing at all, as a planted fault: the connection breaks, or no answer ever comes. */
export type Silence = { readonly silence: 'reset' | 'timeout' }

/** Answers one request as AWS does: who, which operation, does it fit, may they, do it. Never throws. */
export async function answer(
  request: WireRequest,
  world: World,
  signal: AbortSignal,
): Promise<WireResponse | Silence> {
  const requestId = randomUUID()
  const told: { wire: Wire; loaded?: LoadedService } = { wire: guessWire(request).wire }
  try {
    const who = authenticate(
      request,
      world.account,
      told.wire.family,
      world.now(),
      world.checksClock(),
    )
    const loaded = chooseService(request, await world.findServices(who.signingName))
    if (!loaded) throw notHere(`The service ${who.signingName} is`)
    told.loaded = loaded
    told.wire = chooseWire(request, loaded)
    return await callOperation(request, world, who, told.wire, loaded, requestId, signal)
  } catch (error) {
    const { wire, loaded } = told
    return wire.writeError(toAwsError(error, wire, loaded, world), loaded, requestId, request)
  }
}

/** Only the size is known of it, so only that is said. */
export function answerTooLarge(request: WireRequest): WireResponse {
  const { wire } = guessWire(request)
  const error = commonError('tooLarge', wire.family, 'Request body is too large')
  return wire.writeError(error, undefined, randomUUID(), request)
}

async function callOperation(
  request: WireRequest,
  world: World,
  who: Authenticated,
  wire: Wire,
  loaded: LoadedService,
  requestId: string,
  signal: AbortSignal,
): Promise<WireResponse | Silence> {
  const shape = wire.findOperation(request, loaded)
  const operation = findHandler(loaded, shape)
  const { account, now } = world
  noteUse(account, who, now())
  const asked = {
    account,
    caller: who.caller,
    region: who.region,
    sourceIp: request.remoteAddress,
    family: wire.family,
    deniedAs: loaded.service.deniedAs,
  }
  const call: Call = {
    account,
    caller: who.caller,
    region: who.region,
    requestId,
    now,
    authorize: (permission) => authorize({ ...asked, now: now() }, permission),
  }
  // The shapes and the handler's types come from the same SDK client; readInput has just checked one against the
  // other, which the compiler cannot see.
  const input = wire.readInput(request, shape) as never
  const faultThat = (afterEffect: boolean) =>
    takeFault(account, loaded.service, shape.name, input, afterEffect)
  const fault = faultThat(false)
  const meetFault = async (met: Fault) => {
    world.onFault(met)
    return applyFault(met, wire, operation, input, call, signal).finally(world.onChange)
  }
  if (fault) {
    const silence = await meetFault(fault)
    if (silence) return silence
  }
  await actByItself(call)
  const permissions = operation.permissions?.(input, call) ?? [
    { action: `${loaded.service.iamPrefix}:${shape.name}`, resource: '*' },
  ]
  const output = await noted(call, loaded.service, shape.name, input, async () => {
    for (const permission of permissions) call.authorize(permission)
    return operation.run(input, call)
  })
  world.onChange()
  const late = faultThat(true)
  const silence = late && (await meetFault(late))
  return silence || wire.writeOutput(output, shape, loaded, requestId)
}

/** What AWS does in its own time has happened by when somebody looks. */
async function actByItself(call: Call): Promise<void> {
  const { budgets = {} } = call.account
  if (!Object.values(budgets).some(({ actions }) => actions)) return
  const { runDueActions } = await import('./services/budgets/execute-action.ts')
  runDueActions(call)
}

function noteUse({ iam }: Account, { caller, signingName, region }: Authenticated, at: number) {
  const key = iam.accessKeys[caller.accessKeyId]
  if (key) key.lastUsed = { at, service: signingName, region }
}

function findHandler({ service }: LoadedService, { name }: OperationShape): Operation {
  const operation = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined
  if (operation) return operation
  throw notHere(`${name} is`)
}

async function applyFault(
  fault: Fault,
  wire: Wire,
  operation: Operation,
  input: never,
  call: Call,
  signal: AbortSignal,
): Promise<Silence | undefined> {
  if (fault.delayMs || fault.kind === 'slow')
    await wait(fault.delayMs ?? 2000, undefined, { signal }).catch(() => undefined)
  switch (fault.kind) {
    case 'slow':
      return undefined
    case 'reset':
    case 'timeout':
      return { silence: fault.kind }
    case 'throttle':
      operation.whenRefused?.(input, call, 'throttled')
      throw commonError('throttled', wire.family, throttledText(wire))
    case 'error500':
      operation.whenRefused?.(input, call, 'serverError')
      throw commonError(
        'failed',
        wire.family,
        'The server encountered an internal error while processing the request.',
      )
    case 'expired':
      throw commonError(
        'expiredToken',
        wire.family,
        'The security token included in the request is expired',
      )
    case 'denied':
      operation.whenRefused?.(input, call, 'clientError')
      throw commonError(
        'accessDenied',
        wire.family,
        `User: ${call.caller.arn} is not authorized to perform this action`,
      )
  }
}

function throttledText({ family }: Wire): string {
  if (family === 'ec2') return 'Request limit exceeded.'
  return family === 'rest' ? 'Too many requests, please wait before trying again.' : 'Rate exceeded'
}

function notHere(subject: string): AwsError {
  return new AwsError('NotInPracticeAccount', `${subject} not in the practice account yet.`, 501)
}

function toAwsError(
  error: unknown,
  wire: Wire,
  loaded: LoadedService | undefined,
  world: World,
): AwsError {
  if (error instanceof AwsError) return error
  if (error instanceof InputProblem) return inputError(wire.family, error, loaded)
  world.onUnexpected(error)
  return commonError('failed', wire.family, 'The practice account made a mistake of its own.')
}
