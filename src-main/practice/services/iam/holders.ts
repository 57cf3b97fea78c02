import { awsManagedPolicies } from '../../iam/aws-managed.ts'
import { heldUnder } from '../../iam/held-under.ts'
import type { Call, Operation, Permission } from '../../operation.ts'
import { AwsError } from '../../operation.ts'
import { limitExceeded } from './answers.ts'
import { checkInlineDocument } from './documents.ts'
import { checkName } from './names.ts'
import { pageOf } from './paging.ts'

type Holder = {
  readonly path: string
  readonly name: string
  attached: string[]
  inline: Record<string, string>
}
type Paged = { Marker?: string | undefined; MaxItems?: number | undefined }

/** What users, roles and groups have in common: managed policies attached to them, and inline ones inside them. */
export type HolderKind<Input> = {
  readonly noun: 'User' | 'Role' | 'Group'
  readonly inlineLimit: number
  readonly find: (account: Call['account'], input: Input) => Holder
  readonly name: (input: Input) => object
  readonly on: (
    action: string,
  ) => (input: Input, call: Omit<Call, 'authorize'>) => readonly Permission[]
}

/** The eight operations every kind of holder has, by their AWS names. */
export function holderOperations<Input extends object>({
  noun,
  inlineLimit,
  find,
  name,
  on,
}: HolderKind<Input>): Readonly<Record<string, Operation>> {
  const operation = <More extends object>(
    action: string,
    run: (holder: Holder, input: Input & More, call: Call) => object,
  ): Operation<Input & More, object> => ({
    permissions: on(action),
    run: (input, call) => run(find(call.account, input), input, call),
  })

  return {
    [`Attach${noun}Policy`]: operation<{ PolicyArn?: string }>(
      `Attach${noun}Policy`,
      (holder, { PolicyArn = '' }, { account }) => {
        attachPolicy(account, noun, holder, PolicyArn)
        return {}
      },
    ),
    [`Detach${noun}Policy`]: operation<{ PolicyArn?: string }>(
      `Detach${noun}Policy`,
      (holder, { PolicyArn = '' }) => {
        detachPolicy(holder, PolicyArn)
        return {}
      },
    ),
    [`ListAttached${noun}Policies`]: operation<Paged>(
      `ListAttached${noun}Policies`,
      (holder, input) => {
        const { page, paging } = pageOf(holder.attached, input)
        return {
          AttachedPolicies: page.map((PolicyArn) => ({
            PolicyArn,
            PolicyName: PolicyArn.split('/').at(-1),
          })),
          ...paging,
        }
      },
    ),
    [`Put${noun}Policy`]: operation<{ PolicyName?: string; PolicyDocument?: string }>(
      `Put${noun}Policy`,
      (holder, { PolicyName = '', PolicyDocument = '' }) => {
        checkOwn(holder)
        checkName('policyName', PolicyName, 128)
        checkInlineDocument(PolicyDocument, inlineLimit)
        holder.inline[PolicyName] = PolicyDocument
        return {}
      },
    ),
    [`Get${noun}Policy`]: operation<{ PolicyName?: string }>(
      `Get${noun}Policy`,
      (holder, input) => {
        const { PolicyName = '' } = input
        const document = heldUnder(holder.inline, PolicyName)
        if (document === undefined) throw noInline(noun, PolicyName)
        return { ...name(input), PolicyName, PolicyDocument: encodeURIComponent(document) }
      },
    ),
    [`Delete${noun}Policy`]: operation<{ PolicyName?: string }>(
      `Delete${noun}Policy`,
      (holder, { PolicyName = '' }) => {
        checkOwn(holder)
        if (heldUnder(holder.inline, PolicyName) === undefined) throw noInline(noun, PolicyName)
        delete holder.inline[PolicyName]
        return {}
      },
    ),
    [`List${noun}Policies`]: operation<Paged>(`List${noun}Policies`, (holder, input) => {
      const { page, paging } = pageOf(Object.keys(holder.inline), input)
      return { PolicyNames: page, ...paging }
    }),
  }
}

/** Has a user, role or group hold a managed policy, as far as IAM lets it. */
export function attachPolicy(
  account: Call['account'],
  noun: HolderKind<unknown>['noun'],
  holder: Holder,
  policyArn: string,
): void {
  checkOwn(holder)
  if (!heldUnder(awsManagedPolicies, policyArn) && !heldUnder(account.iam.policies, policyArn))
    throw noPolicy(`Policy ${policyArn} does not exist or is not attachable.`)
  if (holder.attached.includes(policyArn)) return
  if (holder.attached.length >= 10)
    throw limitExceeded(`Cannot exceed quota for PoliciesPer${noun}: 10`)
  holder.attached.push(policyArn)
}

export function detachPolicy(holder: Holder, policyArn: string): void {
  checkOwn(holder)
  if (!holder.attached.includes(policyArn)) throw noPolicy(`Policy ${policyArn} was not found.`)
  holder.attached = holder.attached.filter((arn) => arn !== policyArn)
}

/** Roles that AWS keeps for IAM Identity Center are changed there and nowhere else. */
function checkOwn({ path, name }: Holder): void {
  if (path.startsWith('/aws-reserved/'))
    throw new AwsError(
      'UnmodifiableEntityException',
      `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
    )
}

const noPolicy = (message: string) => new AwsError('NoSuchEntityException', message, 404)

const noInline = (noun: string, name: string) =>
  noPolicy(`The ${noun.toLowerCase()} policy with name ${name} cannot be found.`)
