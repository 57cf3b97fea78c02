import type { StepId } from '../../../shared/setup/step.ts'
import { accountCheck } from './account-check.ts'
import { agreements } from './agreements.ts'
import { applicationProfiles } from './application-profiles.ts'
import { auditTrail } from './audit-trail.ts'
import { claudeBedrockCursor, claudeCode } from './claude-code.ts'
import { costGuardrails } from './cost-guardrails.ts'
import { dashboard } from './dashboard.ts'
import { environmentVariables } from './environment-variables.ts'
import { failover } from './failover.ts'
import { firstUseForm } from './first-use-form.ts'
import { invocationLogging } from './invocation-logging.ts'
import { jobUser } from './job-user.ts'
import { keyRotation } from './key-rotation.ts'
import { modelAccess } from './model-access.ts'
import { networkEndpoint } from './network-endpoint.ts'
import { permissions } from './permissions.ts'
import { proof } from './proof.ts'
import { quotaIncrease } from './quota-increase.ts'
import { region } from './region.ts'
import { signIn } from './sign-in.ts'
import type { Step } from './step.ts'
import { tuning } from './tuning.ts'

/** Every step there is. A new one is a file in this folder and a line here. */
export const steps: Readonly<Record<StepId, Step>> = {
  'sign-in': signIn,
  'account-check': accountCheck,
  region,
  'first-use-form': firstUseForm,
  agreements,
  'model-access': modelAccess,
  permissions,
  proof,
  'claude-code': claudeCode,
  'claude-bedrock-cursor': claudeBedrockCursor,
  dashboard,
  'application-profiles': applicationProfiles,
  'quota-increase': quotaIncrease,
  'cost-guardrails': costGuardrails,
  'audit-trail': auditTrail,
  'invocation-logging': invocationLogging,
  'network-endpoint': networkEndpoint,
  'job-user': jobUser,
  'key-rotation': keyRotation,
  failover,
  'environment-variables': environmentVariables,
  tuning,
}
