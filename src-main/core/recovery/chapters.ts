import type { RecoveryChapterId } from '../../../shared/checklist/recovery.ts'
import type { StepId } from '../../../shared/setup/step.ts'
import type { Chapter } from './chapter.ts'
import { tellModels, tellRegion, tellSignIn } from './tell-account.ts'
import { tellBudgets } from './tell-budgets.ts'
import { tellBackups, tellFiles, tellSecondWay } from './tell-files.ts'
import { tellNetwork } from './tell-network.ts'
import { tellJobUser, tellPermissions } from './tell-permissions.ts'
import { tellDashboard, tellRecords } from './tell-watch.ts'

/** What each chapter tells, and how it is put back. */
export const chapters: Readonly<Record<RecoveryChapterId, Chapter>> = {
  'sign-in': {
    title: 'Account and sign-in',
    tell: tellSignIn,
    restore: [
      'Install Groundwork and open Sign in. Use a profile of the same name, so that the files that name it go on working.',
      'No key is in this document. Make a new access key in IAM, or sign in through IAM Identity Center, for whoever sets it up again.',
    ],
  },
  region: {
    title: 'Region and residency',
    tell: tellRegion,
    restore: ['Choose the same Region, residency and further Regions on “Region and residency”.'],
  },
  models: {
    title: 'Models',
    tell: tellModels,
    restore: [
      'In the same account, Anthropic’s first-use form is still sent. In another account, send it on “Models and access”.',
      'Choose the same models there, accept the agreements, and let each model answer once.',
      'Your own names for models (application inference profiles) get other ARNs when they are made again: choose them anew afterwards.',
    ],
  },
  permissions: {
    title: 'Permission documents (IAM policies)',
    tell: tellPermissions,
    restore: [
      '“Permissions” makes the policies again, attaches them and proves them by real calls.',
      'By hand: create a policy of that name from the text here, attach it to the same user, role or group, and detach any policy that allows more.',
    ],
  },
  identity: {
    title: 'Claude’s own user and its key',
    tell: tellJobUser,
    restore: [
      '“More setup”, “A user of its own for Claude”, makes the user with these policies and puts a new key into the profile.',
    ],
  },
  connect: {
    title: 'Files on this computer',
    tell: tellFiles,
    restore: [
      'Put the newest backup back from the checklist; each file is shown before it is written.',
      'Without a backup: “Connect Claude Code” writes the same lines, and “More setup”, “Speed, limits and caching”, the tuned ones.',
    ],
  },
  backups: {
    title: 'Backups of the settings',
    tell: tellBackups,
    restore: [
      'On the checklist, “Backups of the settings”: choose how often copies are made, and make one.',
      'The copies are plain files. Without Groundwork, copy each back by hand; record.json beside them says where it belongs.',
    ],
  },
  budgets: {
    title: 'Budgets and cost alerts',
    tell: tellBudgets,
    restore: [
      '“More setup”, “A budget that tells before it gets expensive”, makes it with its alerts again.',
      'With a topic: choose “Through a topic (Amazon SNS)” and enter the same addresses. AWS mails each a new link and tells nobody who has not pressed it, within 48 hours. What else than mail listens is added to the topic by hand.',
      'With a stop: choose the same user, role or group, and whether it asks first. Its policy and its role are made again with it, and it stands by.',
      'A stop that was in force stopped somebody by the policy it attached: lift the stop, or detach that policy, and they can call models again.',
      'By hand: create the policy and the role of that name from the texts here, then the action of the budget at 100 % of what is really used (AWS Budgets).',
    ],
  },
  dashboard: {
    title: 'Dashboard (CloudWatch)',
    tell: tellDashboard,
    restore: [
      '“More setup”, “A dashboard in your account”, makes it again.',
      'By hand: create a dashboard of that name in CloudWatch, and paste the body as its source.',
    ],
  },
  records: {
    title: 'Records of calls (CloudTrail)',
    tell: tellRecords,
    restore: [
      '“More setup”, “A record of every call”, makes the bucket and the trail again. Records of before are in the old bucket as long as it stands.',
      '“More setup”, “A record of each call’s tokens”, makes the log group and the role again, and sets Bedrock to record.',
    ],
  },
  network: {
    title: 'Private way to Bedrock (VPC endpoints)',
    tell: tellNetwork,
    restore: [
      '“More setup”, “A private way to Bedrock”, makes the endpoints again in the chosen network, subnets and group. They get other ids and addresses.',
      'By hand: create an interface endpoint for each service with this policy, in subnets of the same zones.',
    ],
  },
  failover: {
    title: 'The second way to Claude',
    tell: tellSecondWay,
    restore: [
      'Choose the further Region or the second model again, then try it from the checklist.',
    ],
  },
}

/** Where the findings of each step stand. A new step is a line here, and a chapter if none of these is its own. */
export const chapterOf: Readonly<Record<StepId, RecoveryChapterId>> = {
  'sign-in': 'sign-in',
  'account-check': 'sign-in',
  region: 'region',
  'first-use-form': 'models',
  agreements: 'models',
  'model-access': 'models',
  'application-profiles': 'models',
  'quota-increase': 'models',
  permissions: 'permissions',
  proof: 'permissions',
  'job-user': 'identity',
  'key-rotation': 'identity',
  'claude-code': 'connect',
  'claude-bedrock-cursor': 'connect',
  'environment-variables': 'connect',
  tuning: 'connect',
  'cost-guardrails': 'budgets',
  dashboard: 'dashboard',
  'audit-trail': 'records',
  'invocation-logging': 'records',
  'network-endpoint': 'network',
  failover: 'failover',
}
