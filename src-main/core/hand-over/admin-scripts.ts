import { asCliScript } from '../changes/as-cli.ts'
import type { ChangePlan } from '../changes/change.ts'
import type { About } from './about.ts'
import { asPowerShellScript } from './as-powershell.ts'
import { quoteForPowerShell } from './powershell-words.ts'
import type { AskedChange } from './split-plan.ts'

type Planned = Pick<ChangePlan, 'title' | 'account' | 'region'>

/** For bash, with the administrator's own credentials; it stops before its first change in any other account. */
export function bashFor(
  { title, account, region }: Planned,
  changes: readonly AskedChange[],
  { endpoint }: About,
): string {
  return asCliScript({ title, account, changes }, [
    '',
    '# It runs with your own credentials, and stops where they are for another account.',
    ...(endpoint === undefined ? [] : [`export AWS_ENDPOINT_URL=${endpoint}`]),
    `account=$(aws sts get-caller-identity --query Account --output text --region ${region})`,
    `if [ "$account" != ${account} ]; then`,
    `  echo "These credentials are for account $account, not for ${account}." >&2`,
    '  exit 1',
    'fi',
  ])
}

/** The same for PowerShell. */
export function powerShellFor(
  { title, account, region }: Planned,
  changes: readonly AskedChange[],
  { endpoint }: About,
): string {
  const words = ['sts', 'get-caller-identity', '--query', 'Account', '--output', 'text', '--region']
  return asPowerShellScript(`${title}. Account ${account}.`, changes, [
    '# It runs with your own credentials, and stops where they are for another account.',
    ...(endpoint === undefined ? [] : [`$env:AWS_ENDPOINT_URL = ${quoteForPowerShell(endpoint)}`]),
    `$account = Invoke-Aws @(${[...words, region].map(quoteForPowerShell).join(', ')})`,
    `if ($account -ne '${account}') { throw "These credentials are for account $account, not for ${account}." }`,
  ])
}
