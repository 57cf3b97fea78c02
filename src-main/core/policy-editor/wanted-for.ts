import { type Wanted, wantedPolicies } from '../policy/wanted-policy.ts'
import type { StepContext } from '../steps/step.ts'

/** The same choices, were this text the document. */
export const withDocument = (context: StepContext, policyDocument: string | null): StepContext => ({
  ...context,
  choices: { ...context.choices, policyDocument },
})

/** As the person would have it once they use this text; the generated one is not taken for an edit. */
export async function contextFor(context: StepContext, text: string): Promise<StepContext> {
  const generated = withDocument(context, null)
  const isGenerated = (await wantedPolicies(generated)).policies[0].document === text
  return isGenerated ? generated : withDocument(context, text)
}

/** The policies that this text stands for. Throws input.invalid or quota.exceeded where IAM takes none such. */
export const wantedFor = async (context: StepContext, text: string): Promise<Wanted> =>
  wantedPolicies(await contextFor(context, text))
