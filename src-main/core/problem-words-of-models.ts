import type { ProblemCode, Remedy } from '../../shared/problem.ts'

const retry: Remedy = { kind: 'retry', label: 'Try again' }
const lookAgain: Remedy = { kind: 'retry', label: 'Look again' }
const toModels = (label: string): Remedy => ({ kind: 'goTo', label, place: 'models' })
const modelAccess = 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html'

export const openPaymentMethods: Remedy = {
  kind: 'open',
  label: 'Open the payment methods',
  url: 'https://console.aws.amazon.com/billing/home#/paymentpreferences/paymentmethods',
}

/** What a problem is called, what it means, and what helps. */
export type ProblemWords = {
  readonly title: string
  readonly detail?: string
  readonly remedies: readonly Remedy[]
}

/** What can keep a model from answering, each with its own cure. */
export const modelWords = {
  'model.formMissing': {
    title: 'Anthropic’s first-use form has not been sent yet',
    detail:
      'It is asked once for the whole account and takes effect at once. Was it sent already, then AWS may take up to 15 minutes.',
    remedies: [toModels('Fill in the form'), lookAgain],
  },
  'model.formInvalid': {
    title: 'AWS does not take the form as it is filled in',
    detail:
      'It does not say which answer it means. The usual one is the website: an address that begins with www. is refused, and so may be one with www. after https://. Nothing was sent on to Anthropic.',
    remedies: [
      toModels('Change the answers'),
      { kind: 'open', label: 'What AWS asks for', url: modelAccess },
      retry,
    ],
  },
  'model.subscriptionPending': {
    title: 'AWS is setting up the subscription',
    detail: 'Usually under 2 minutes, up to 15.',
    remedies: [{ kind: 'retry', label: 'Look again' }],
  },
  'model.subscriptionRefused': {
    title: 'The account is not subscribed to this model',
    detail:
      'Somebody with AWS Marketplace rights has to accept the agreement once. After that everybody in the account can use the model.',
    remedies: [toModels('Accept the agreement'), retry],
  },
  'model.marketplaceRight': {
    title: 'This sign-in may not subscribe to the model',
    detail:
      'Claude is sold through AWS Marketplace. Somebody who may call aws-marketplace:Subscribe has to accept the agreement once for the account; everyday use then needs no such right. After that it takes about two minutes.',
    remedies: [
      toModels('Have the agreement accepted'),
      { kind: 'open', label: 'Which rights that takes', url: modelAccess },
      retry,
    ],
  },
  'model.paymentMethod': {
    title: 'AWS Marketplace has no valid way to be paid',
    detail:
      'The account needs a payment method that AWS Marketplace takes, such as a card. Whoever pays for the account can add one; about two minutes later the model answers.',
    remedies: [openPaymentMethods, retry],
  },
  'model.notForAccount': {
    title: 'AWS does not offer this model to this account',
    detail:
      'Everything on the account’s side can be in order and AWS still keeps a model back. Another model may work today; AWS support can say more about this one.',
    remedies: [
      { kind: 'goTo', label: 'Choose another model', place: 'models' },
      {
        kind: 'open',
        label: 'Open a support case',
        url: 'https://console.aws.amazon.com/support/home#/case/create',
      },
      retry,
    ],
  },
  'model.retired': {
    title: 'This model is being retired, or already is',
    detail:
      'A model marked as legacy is closed to accounts that have not used it lately, and at the end of its life to all. Its successor answers.',
    remedies: [
      toModels('Choose its successor'),
      {
        kind: 'open',
        label: 'When models are retired',
        url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html',
      },
    ],
  },
  'model.retentionMode': {
    title: 'This model asks for another data retention setting',
    detail:
      'AWS would have to keep prompts and answers for up to 30 days, open to review by AWS staff (data retention mode aws_review). That holds for the whole account, so Groundwork does not switch it on. Opus, Sonnet and Haiku work without.',
    remedies: [
      { kind: 'goTo', label: 'Choose another model', place: 'models' },
      {
        kind: 'open',
        label: 'What data retention means',
        url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html',
      },
    ],
  },
  'model.needsProfile': {
    title: 'This model is only reached through an inference profile',
    detail:
      'The request named the bare model. The models screen lists the profiles of this Region, such as eu.… or global.…',
    remedies: [toModels('Choose the model’s profile'), lookAgain],
  },
  'model.unknown': {
    title: 'AWS does not know this model here',
    detail:
      'The first part of a profile’s name (eu., us., global.) belongs to a part of the world. It may not be offered in this Region.',
    remedies: [
      toModels('Choose another model'),
      { kind: 'goTo', label: 'Choose another Region', place: 'region' },
    ],
  },
} as const satisfies Partial<Record<ProblemCode, ProblemWords>>
