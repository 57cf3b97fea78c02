import {
  BedrockClient,
  CreateFoundationModelAgreementCommand,
  ListFoundationModelAgreementOffersCommand,
} from '@aws-sdk/client-bedrock'
import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeleteUserPermissionsBoundaryCommand,
  DetachUserPolicyCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { administratorOf, endpointIn, savedFile } from './administrator.ts'
import { type At, type Case, callModels, namesAndMends, pickRegion } from './broken.ts'
import { rightsAskedFor } from './doctor-page.ts'
import { expect } from './fixtures.ts'
import { fillPermissionSet } from './permission-set.ts'
import { withMouse } from './walk.ts'
import { goTo } from './window.ts'

const user = { UserName: 'claude-bedrock-user' }

/** Whoever may not touch IAM asks for the policy. */
const policyIsMissing = {
  savesFiles: true,
  before: pickRegion,
  says: /administrator has to set it up.*create and attach policies/is,
  cure: /^Go to Account check/,
} as const
type Request = Record<'scenario' | 'script' | 'policy', string>
type Administrator = Awaited<ReturnType<typeof administratorOf>>

async function haveItBrought(
  { page, host }: At,
  request: Request,
  bring: (administrator: Administrator, policy: string) => Promise<unknown>,
) {
  await withMouse(page, 'Ask for the policy…')
  await withMouse(page, 'Ask my admin')
  const script = await savedFile(page, request.script)
  const policy = await savedFile(page, request.policy)
  await bring(await administratorOf(host.dataDir, request.scenario, endpointIn(script)), policy)
  await withMouse(page, 'Check again')
  await expect(page.getByText(/^Done, seen at /)).toBeVisible()
}

/** What somebody else has to do: an administrator, whoever pays, AWS, or the sign-in of another program. */
const cases: readonly Case[] = [
  {
    scenario: 'Member who may not touch IAM',
    ...policyIsMissing,
    mend: async (at) => {
      const { page } = at
      const request = {
        scenario: 'member-without-iam',
        script: 'groundwork-permissions.sh',
        policy: 'ClaudeBedrockCursorAccess.policy.json',
      }
      await haveItBrought(at, request, async (administrator, PolicyDocument) => {
        const iam = new IAMClient(administrator)
        const PolicyName = 'ClaudeBedrockCursorAccess'
        const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }))
        await iam.send(new AttachUserPolicyCommand({ ...user, PolicyArn: Policy?.Arn }))
        const broad = 'arn:aws:iam::aws:policy/AmazonBedrockLimitedAccess'
        await iam.send(new DetachUserPolicyCommand({ ...user, PolicyArn: broad }))
      })
      // What is allowed now is to call; that the calls answer shows that the rest is in order too.
      await goTo(page, 'models')
      await withMouse(page, 'Call each model once')
      await expect(page.getByRole('heading', { name: /^Every chosen model answers/ })).toBeVisible()
    },
    healed: /claude-bedrock-user .*(narrow policy|refused others)/,
  },
  {
    scenario: 'Identity Center user',
    ...policyIsMissing,
    mend: (at) =>
      haveItBrought(
        at,
        {
          scenario: 'identity-center',
          script: 'groundwork-permission-set.sh',
          policy: 'groundwork-permission-set.json',
        },
        fillPermissionSet,
      ),
    healed: /sees the chosen models and is refused others/,
  },
  {
    scenario: 'Viewer of CloudWatch alone',
    before: async () => {},
    says: /Not allowed: .*see models/s,
    cure: /^Go to Account check/,
    mend: async ({ page, host, practice }) => {
      const PolicyDocument = await rightsAskedFor(page)
      const { endpoint } = await practice()
      const iam = new IAMClient(await administratorOf(host.dataDir, 'cloudwatch-only', endpoint))
      await iam.send(new PutUserPolicyCommand({ ...user, PolicyName: 'SetUp', PolicyDocument }))
    },
    healed: /first-use form has been sent/,
  },
  {
    scenario: 'Nobody has subscribed',
    savesFiles: true,
    before: pickRegion,
    says: /Not allowed: .*agreements/s,
    cure: /^Go to Account check/,
    mend: async ({ page, host }) => {
      const PolicyDocument = await rightsAskedFor(page)
      await goTo(page, 'permissions')
      await withMouse(page, 'I can’t do this, ask my admin')
      const endpoint = endpointIn(await savedFile(page, 'groundwork-permissions.sh'))
      const narrow = await savedFile(page, 'ClaudeBedrockCursorAccess.policy.json')
      const administrator = await administratorOf(host.dataDir, 'no-marketplace-right', endpoint)
      const iam = new IAMClient(administrator)
      await iam.send(new PutUserPolicyCommand({ ...user, PolicyName: 'SetUp', PolicyDocument }))
      await iam.send(
        new CreatePolicyVersionCommand({
          PolicyArn: 'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess',
          PolicyDocument: narrow,
          SetAsDefault: true,
        }),
      )
      const bedrock = new BedrockClient(administrator)
      for (const name of ['opus', 'sonnet', 'haiku']) {
        const modelId = `anthropic.claude-${name}-5-5`
        const { offers } = await bedrock.send(
          new ListFoundationModelAgreementOffersCommand({ modelId }),
        )
        const offerToken = offers?.[0]?.offerToken
        await bedrock.send(new CreateFoundationModelAgreementCommand({ modelId, offerToken }))
      }
    },
    healed: /subscribed to the chosen models/,
  },
  {
    scenario: 'New account without tokens',
    before: async ({ practice }) => void (await practice()),
    says: /AWS gives this account no tokens.*Text for AWS support/s,
    cure: /^Look again/,
    outside: async ({ practice }) => (await practice()).mend('no-tokens'),
    healed: /may do everything the set-up needs/,
  },
  {
    scenario: 'No payment method',
    before: async ({ practice }) => void (await practice()),
    says: /no valid way to be paid/,
    cure: /^Accept the agreement/,
    outside: async ({ practice }) => (await practice()).mend('payment-method'),
    healed: /subscribed to the chosen models/,
  },
  {
    scenario: 'Permission boundary',
    before: callModels,
    says: /permission boundary \(DeveloperLimit\)/,
    cure: /^Go to Permissions/,
    mend: async ({ page, host, practice }) => {
      await withMouse(page, /^Create the policy and attach it/)
      await expect(page.getByText('A permission boundary holds this back')).toBeVisible()
      const { endpoint } = await practice()
      const iam = new IAMClient(
        await administratorOf(host.dataDir, 'permission-boundary', endpoint),
      )
      await iam.send(new DeleteUserPermissionsBoundaryCommand(user))
    },
    healed: /claude-bedrock-user has the narrow policy/,
  },
  {
    scenario: 'A month of use',
    before: async ({ practice }) => (await practice()).plant('expired'),
    says: /The sign-in has run out/,
    cure: /^Sign in again/,
    outside: async ({ practice }) => (await practice()).heal(),
    mend: ({ page }) => withMouse(page, /^(Open the practice account|Continue)$/),
    healed: /Signed in to account/,
  },
  {
    scenario: 'Many models, many Regions',
    before: async ({ practice }) => (await practice()).plant('reset'),
    says: /AWS (cannot be reached from here|did not answer in time)/,
    cure: /^Try again/,
    outside: async ({ practice }) => (await practice()).heal(),
    healed: /Signed in to account/,
  },
]

for (const each of cases) namesAndMends(each)
