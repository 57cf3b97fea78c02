import { command, type GuideRow, heading } from './guide-row.ts'
import { proofs } from './proofs.ts'

/** From the overview to the account and its credentials. */
export const rowsOfAccount: readonly GuideRow[] = [
  heading('Overview', 'About Bedrock', proofs.about),
  heading('What is AWS Bedrock?', 'About Bedrock: what it is, with today’s facts', proofs.about),
  heading(
    'Why Use Bedrock for Claude Code?',
    'About Bedrock: why, without promises nobody keeps',
    proofs.about,
  ),
  heading(
    'Prerequisites',
    'About Bedrock: what is needed, each looked at live; what is not needed any more',
    proofs.about,
  ),
  heading('Required AWS Services', 'About Bedrock; Account check', proofs.about, proofs.wholeWay),
  heading('Required Tools', 'None: the app needs no terminal tool', proofs.start),
  command('aws --version', 'Not needed', proofs.byMouse),
  command('python3 --version', 'Not needed', proofs.byMouse),
  command(
    'claude-bedrock --version',
    'Connect Claude Code finds the files of claude-bedrock-cursor by itself',
    proofs.cursor,
  ),
  heading('AWS Account Setup', 'Sign in', proofs.signIn),
  heading(
    'Step 1: Create IAM User (if needed)',
    'More setup: a user of its own, with the narrow policy from the start',
    proofs.jobUser,
  ),
  command('aws iam create-user', 'More setup: a user of its own', proofs.jobUser),
  command(
    'aws iam create-access-key',
    'The same plan; the secret goes straight into the profile',
    proofs.jobUserSecret,
  ),
  command(
    'aws iam attach-user-policy (AmazonBedrockFullAccess)',
    'Never attached: the narrow policy is, and a broad one that is found is taken off',
    proofs.jobUser,
    proofs.broadOff,
  ),
  heading(
    'Step 2: Configure AWS Credentials',
    'Sign in: a profile, pasted keys, or the console’s file',
    proofs.pastedKeys,
  ),
  command(
    'aws configure --profile claude-bedrock',
    'Sign in: paste access keys',
    proofs.pastedKeys,
  ),
  command(
    'export AWS_PROFILE, AWS_REGION, AWS_DEFAULT_REGION',
    'More setup: a marked block in the shell’s file',
    proofs.environment,
  ),
  command(
    '~/.aws/credentials and ~/.aws/config',
    'Written with a preview, a copy kept, comments and order kept',
    proofs.pastedKeys,
  ),
  heading('Step 3: Verify AWS Access', 'Sign in: who you are', proofs.whoYouAre),
  command('aws sts get-caller-identity', 'Sign in: who you are', proofs.whoYouAre),
]
