import { AwsError, type Call } from '../operation.ts'
import { isMarketplace, type Model } from './models.ts'
import { appliedValue, quotasOf } from './quotas.ts'

/** How long AWS takes to set up a subscription here (ms of the account's clock). */
const subscriptionMs = 8_000
/** How long calls work although nobody is subscribed: AWS documents up to 15 minutes. */
const graceMs = 15 * 60_000

type State = 'AVAILABLE' | 'PENDING' | 'NOT_AVAILABLE' | 'ERROR'

/** Where the Marketplace agreement of a model stands. */
export function agreementState(
  { account, now }: Pick<Call, 'account' | 'now'>,
  model: Model,
): State {
  if (!isMarketplace(model)) return 'AVAILABLE'
  const since = account.bedrock.agreements[model.id]
  if (since === undefined) return 'NOT_AVAILABLE'
  if (now() - since < subscriptionMs) return 'PENDING'
  return account.bedrock.gates?.noPaymentMethod ? 'ERROR' : 'AVAILABLE'
}

/**
 * The gates before a Claude model answers: Anthropic's form, then the subscription, which a first call starts by itself
 * when its caller may subscribe. Without that right calls work for a while and then begin to fail, as AWS's do:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export function checkAccess(call: Call, model: Model): void {
  const { account, now } = call
  if (!isMarketplace(model)) return
  checkQuota(call, model)
  if (account.bedrock.useCaseForm === undefined)
    throw new AwsError(
      'ResourceNotFoundException',
      'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
      404,
    )
  checkGates(call, model)
  if (agreementState(call, model) !== 'NOT_AVAILABLE') return
  if (maySubscribe(call)) {
    account.bedrock.agreements[model.id] = now()
    return
  }
  account.bedrock.graceStartedAt[model.id] ??= now()
  if (now() - (account.bedrock.graceStartedAt[model.id] ?? 0) > graceMs)
    throw new AwsError(
      'AccessDeniedException',
      'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time.',
      403,
    )
}

/** What is refused although everything on the account's side is in order. The words are AWS's. */
function checkGates({ account }: Call, { id }: Model): void {
  const { noPaymentMethod, notForAccount = [], retentionMode = [] } = account.bedrock.gates ?? {}
  const denied = (message: string) => new AwsError('AccessDeniedException', message, 403)
  if (noPaymentMethod)
    throw denied(
      'Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.',
    )
  if (notForAccount.includes(id))
    throw denied(`${id} is not available for this account. Please contact AWS Sales.`)
  if (retentionMode.includes(id))
    throw new AwsError(
      'ValidationException',
      "data retention mode 'default' is not available for this model",
    )
}

/** An account without any tokens is refused as if it had used the day's up: AWS tells no difference. */
function checkQuota({ account, region }: Call, model: Model): void {
  const perMinute = quotasOf(region).filter(
    ({ name }) => name.includes('tokens per minute') && name.endsWith(`Anthropic ${model.name}`),
  )
  if (perMinute.length > 0 && perMinute.every((quota) => appliedValue(account, quota) === 0))
    throw new AwsError(
      'ThrottlingException',
      'Too many tokens per day, please wait before trying again.',
      429,
    )
}

function maySubscribe(call: Call): boolean {
  try {
    call.authorize({ action: 'aws-marketplace:Subscribe', resource: '*' })
    return true
  } catch {
    return false
  }
}
