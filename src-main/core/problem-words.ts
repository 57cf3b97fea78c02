import type { ProblemCode, Remedy } from '../../shared/problem.ts'
import { modelWords, type ProblemWords } from './problem-words-of-models.ts'

const retry: Remedy = { kind: 'retry', label: 'Try again' }
const signIn: Remedy = { kind: 'goTo', label: 'Sign in again', place: 'sign-in' }

/** The words and cures of every problem. What only the moment knows is added by `problemOf`. */
export const problemWords: Readonly<Record<ProblemCode, ProblemWords>> = {
  'credentials.missing': {
    title: 'This profile has no credentials that can be used',
    remedies: [signIn],
  },
  'credentials.invalid': {
    title: 'AWS does not know these access keys',
    detail: 'They may be mistyped, deactivated or deleted.',
    remedies: [signIn],
  },
  'credentials.expired': {
    title: 'The sign-in has run out',
    detail: 'Nothing is lost. Sign in again and carry on where you were.',
    remedies: [signIn, retry],
  },
  'credentials.root': {
    title: 'This is the root user of the account',
    detail:
      'The root user can do everything and cannot be limited, so Groundwork does not work as root. Create an administrator in the IAM console and sign in as that.',
    remedies: [
      {
        kind: 'open',
        label: 'How to create an administrator',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/getting-started-iam-user.html',
      },
      signIn,
    ],
  },
  'permission.denied': {
    title: 'AWS said no: this sign-in may not do that',
    detail: 'An administrator of the account can do it or allow it.',
    remedies: [{ kind: 'goTo', label: 'See what you may do', place: 'account-check' }, retry],
  },
  'permission.deniedByOrganization': {
    title: 'Your organisation forbids this',
    detail:
      'A rule above the account (service control policy) denies it. Only whoever runs the organisation can change that.',
    remedies: [{ kind: 'goTo', label: 'Choose another Region', place: 'region' }, retry],
  },
  'permission.boundary': {
    title: 'A permission boundary holds this back',
    detail:
      'A limit above this user or role leaves it out, whatever policies are attached. Only an administrator can change the limit.',
    remedies: [
      {
        kind: 'open',
        label: 'What a permission boundary is',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
      },
      retry,
    ],
  },
  ...modelWords,
  'region.unsupported': {
    title: 'Amazon Bedrock is not offered in this Region',
    remedies: [{ kind: 'goTo', label: 'Choose another Region', place: 'region' }],
  },
  'quota.throttled': {
    title: 'AWS is slowing this account down',
    detail: 'Too many requests or tokens in a short time (throttling). It passes by itself.',
    remedies: [{ kind: 'retry', label: 'Try again' }],
  },
  'quota.perDay': {
    title: 'The tokens of today are used up',
    detail:
      'AWS limits how many tokens an account may use in a day. In a new account that can be none at all, and only AWS support can raise it.',
    remedies: [
      {
        kind: 'open',
        label: 'Open a support case',
        url: 'https://console.aws.amazon.com/support/home#/case/create',
      },
      retry,
    ],
  },
  'quota.none': {
    title: 'AWS gives this account no tokens for these models',
    remedies: [
      {
        kind: 'open',
        label: 'Open a support case',
        url: 'https://console.aws.amazon.com/support/home#/case/create',
      },
      { kind: 'retry', label: 'Look again' },
    ],
  },
  'quota.exceeded': {
    title: 'A limit of the account is reached',
    remedies: [
      {
        kind: 'open',
        label: 'Open Service Quotas',
        url: 'https://console.aws.amazon.com/servicequotas/home/services/bedrock/quotas',
      },
      retry,
    ],
  },
  'network.offline': {
    title: 'AWS cannot be reached from here',
    detail: 'Check the internet connection, a proxy or a VPN.',
    remedies: [retry],
  },
  'network.timeout': {
    title: 'AWS did not answer in time',
    detail:
      'The way there is slow, or AWS is busy. If it stays like this, look at the connection, a proxy or a VPN.',
    remedies: [retry],
  },
  'aws.unavailable': {
    title: 'AWS has a fault of its own at the moment',
    remedies: [
      retry,
      { kind: 'open', label: 'AWS health', url: 'https://health.aws.amazon.com/health/status' },
    ],
  },
  'aws.refused': { title: 'AWS refused this request', remedies: [retry] },
  'aws.conflict': {
    title: 'Something of that name is already there, or in use',
    remedies: [{ kind: 'retry', label: 'Look again' }],
  },
  'aws.notFound': {
    title: 'AWS has nothing of that name',
    remedies: [{ kind: 'retry', label: 'Look again' }],
  },
  'billing.costExplorerOff': {
    title: 'Cost Explorer has no data for this account yet',
    detail:
      'It is switched on once, in the billing console, by whoever pays for the account. First numbers come about 24 hours later.',
    remedies: [
      {
        kind: 'open',
        label: 'Open Cost Explorer',
        url: 'https://console.aws.amazon.com/cost-management/home#/cost-explorer',
      },
      retry,
    ],
  },
  'input.invalid': { title: 'Some of what was entered cannot be used', remedies: [retry] },
  'plan.unknown': {
    title: 'This list of changes is no longer current',
    remedies: [{ kind: 'retry', label: 'Show the changes again' }],
  },
  'plan.stale': {
    title: 'Something changed since this was shown, so nothing was done',
    remedies: [{ kind: 'retry', label: 'Show the changes again' }],
  },
  'file.notReadable': { title: 'A file could not be read', remedies: [retry] },
  'file.notWritable': {
    title: 'A file could not be written',
    detail: 'Check who may write to it and whether the disk is full. It is as it was before.',
    remedies: [retry],
  },
  'file.malformed': {
    title: 'A file is not in the form it should be, so it was left alone',
    remedies: [{ kind: 'retry', label: 'I have mended it, look again' }],
  },
  'app.cancelled': { title: 'Stopped, as you asked', remedies: [retry] },
  'app.interrupted': {
    title: 'Groundwork ended before this was done',
    detail: 'It did not take effect. It can be done again.',
    remedies: [retry],
  },
  'app.disconnected': {
    title: 'Groundwork has stopped',
    remedies: [{ kind: 'retry', label: 'Reload' }],
  },
  'app.unexpected': { title: 'Groundwork ran into a fault of its own', remedies: [retry] },
}
