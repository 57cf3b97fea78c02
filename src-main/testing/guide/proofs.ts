import type { Proof } from './guide-row.ts'

const core = 'src-main/core'

/** The tests that rows of the guide point to, by what they show. */
export const proofs = {
  wholeWay: [
    `${core}/app.test.ts`,
    'a fresh account goes from nothing to a proven narrow policy and Claude Code connected',
  ],
  byMouse: ['e2e/wizard.spec.ts', 'from a fresh account to Claude Code connected, by mouse'],
  about: [
    'e2e/doctor.spec.ts',
    'a word of AWS is found by keyboard, and the word itself leads to all of them',
  ],
  start: [
    'e2e/start.spec.ts',
    'it prints where it is on the port that was asked for, and ends in order',
  ],
  auditEvents: [
    `${core}/steps/audit-trail.test.ts`,
    'is there for 90 days without a trail, with who called what',
  ],
  trail: [
    `${core}/steps/audit-trail.test.ts`,
    'is kept for longer by a trail over all Regions, in a closed and encrypted bucket',
  ],
  privateWay: [
    `${core}/steps/network-endpoint.test.ts`,
    'is made with a group of its own, in every zone, for the chosen models, and waited for',
  ],
  privateAddress: [
    `${core}/steps/network-endpoint.test.ts`,
    'needs the VPC to answer names, unless it is to be called by its own address',
  ],
  privateByKeyboard: [
    'e2e/network.spec.ts',
    'a private way is made by keyboard, waited for, and taken back',
  ],
  noGateway: ['src-main/practice/aws-cli.test.ts', 'lays a private way to Bedrock'],
  noSelector: [
    'src-main/practice/services/cloudtrail.test.ts',
    'refuses the selector of earlier guides',
  ],
  jobUser: [
    `${core}/steps/job-user.test.ts`,
    'is created with the narrow policy and a key in its profile, and is gone again when taken back',
  ],
  jobUserSecret: [
    `${core}/steps/job-user.test.ts`,
    'keeps the secret in the one file: it is in no plan, history or ledger',
  ],
  pastedKeys: [
    `${core}/app-situations.test.ts`,
    'keep everything else when keys are pasted and Claude Code is connected',
  ],
  environment: [
    `${core}/steps/environment-variables.test.ts`,
    'bash takes the lines for what they say, whatever the profile is called',
  ],
  whoYouAre: ['src-main/practice/aws-cli.test.ts', 'says who you are, and why not'],
  signIn: [
    `${core}/app-situations.test.ts`,
    'start the app on the profile that the environment names',
  ],
  regions: [
    `${core}/app-situations.test.ts`,
    'reaches Claude from every Region that answers, and says why one does not',
  ],
  grid: [
    `${core}/reviews/review-model-grid.test.ts`,
    'says for every model and Region how it is called there, as that Region lists it',
  ],
  retired: [
    `${core}/reviews/review-model-grid.test.ts`,
    'offers nothing that is past the end of its life, and still says that it was',
  ],
  models: [
    `${core}/app-situations.test.ts`,
    'lists models with the account’s own prices and what is missing',
  ],
  form: [
    `${core}/steps/first-use-form.test.ts`,
    'is shown as the exact JSON that is sent, and said to be final',
  ],
  agreements: [
    `${core}/steps/agreements.test.ts`,
    'its terms, refunds and every price of its rate card are there to read',
  ],
  cursor: [
    `${core}/steps/tuning.test.ts`,
    'writes what was changed into both files, each as it is read there, and twice changes nothing',
  ],
  deadAdvice: [
    `${core}/steps/tuning.test.ts`,
    'is found in the files a guide of earlier days left, and taken out or renewed on request',
  ],
  policy: [
    `${core}/policy/generate-policy.test.ts`,
    'has AWS’s three parts: the profile, the model here, and the model without a Region',
  ],
  policyRegions: [
    `${core}/policy/generate-policy.test.ts`,
    'opens the profile, and the model in every Region AWS lists only through it',
  ],
  policyProven: [`${core}/app.test.ts`, 'the proof shows what IAM itself says of the policy'],
  broadOff: [
    `${core}/policy/broad/remove-broad.test.ts`,
    'are taken off after the narrow policy is in force, each by itself, and the rest of a policy stays',
  ],
  policyEdited: [
    'e2e/policy-editor.spec.ts',
    'a policy is broken, widened, mended, used and attached, by keyboard alone',
  ],
  prices: [
    `${core}/prices/price-of.test.ts`,
    'asks a tenth more within a geography, for every kind of token',
  ],
  savings: [
    'shared/usage/savings.test.ts',
    'counts the first write: $15.17 a day where the guide had $15.05',
  ],
  caching: [
    `${core}/test-call/test-call.test.ts`,
    'keeps a long text ready: written the first time, read the second, for less',
  ],
  cachingOff: [
    `${core}/doctor/review-calls.test.ts`,
    'the switch that turns the cache off is named, and one that is set to 0 is not',
  ],
  cachingNone: [
    `${core}/doctor/review-calls.test.ts`,
    'a cache that is never filled has other reasons than one that is never read',
  ],
  topic: [
    `${core}/steps/cost-guardrails.test.ts`,
    'lets Budgets publish for this account alone, and waits until each address has confirmed',
  ],
  topicByMouse: [
    'e2e/cost-guardrails.spec.ts',
    'a topic tells, each address is watched until it confirms, and mail takes its place again',
  ],
  budget: [
    `${core}/steps/cost-guardrails.test.ts`,
    'counts every service of Claude, tells at four thresholds, and goes when taken back',
  ],
  spend: [
    `${core}/usage/spend/read-spend.test.ts`,
    'has every day by model and token type, with dollars and tokens',
  ],
  usage: [
    'e2e/usage.spec.ts',
    'shows tokens and money on one axis, for every range, each number labelled',
  ],
  metrics: [
    'src-main/practice/services/cloudwatch.test.ts',
    'answers GetMetricStatistics with the same numbers, up to 1,440 of them',
  ],
  dashboard: [
    `${core}/steps/dashboard.test.ts`,
    'is made with the series of the usage window, and gone again when taken back',
  ],
  profiles: [
    `${core}/steps/application-profiles.test.ts`,
    'is made with its tags from a profile of AWS’s, and gone when taken back',
  ],
  errors: [`${core}/doctor/explain-error.test.ts`, 'is told by at least sixty recorded texts'],
  doctorCauses: [
    'e2e/doctor-causes.spec.ts',
    'a damaged file of Claude Code is named, and read again once it is mended',
  ],
  throttling: [
    `${core}/doctor/review-calls.test.ts`,
    'a throttled account names the models and what helps',
  ],
  quota: [
    `${core}/steps/quota-increase.test.ts`,
    'is shown before it is sent, and waits for AWS afterwards',
  ],
  log: [`${core}/log/read-log.test.ts`, 'what was written is read back, the newest first'],
  testCall: [
    `${core}/test-call/test-call.test.ts`,
    'answers piece by piece, with tokens, price, request id and times',
  ],
  checklist: [
    `${core}/checklist/checklist.test.ts`,
    'turns from open to done by what the steps do, and back by taking it back',
  ],
  checklistInWindow: [
    'e2e/checklist.spec.ts',
    'the checklist of a fresh account goes from open to in order, by hand, and back by undo',
  ],
  failover: [
    `${core}/steps/failover.test.ts`,
    'is a further Region of the same geography, proven by a real call there',
  ],
  recovery: [
    `${core}/recovery/recovery.test.ts`,
    'says what is really there: the policy in force and who holds it, not what would be made',
  ],
  backups: [
    `${core}/backups/backups.test.ts`,
    'hold the files byte for byte, for their owner alone, and are proven at once',
  ],
} as const satisfies Record<string, Proof>
