import { ifAllowed } from '../aws/if-allowed.ts'
import { chosenOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { loadSpend } from '../usage/spend/kept-spend.ts'

/**
 * What the bill calls Claude on this account: the names Cost Explorer has told, which costs nothing to remember, and
 * those the chosen models will have. A budget counts only names it knows.
 */
export async function billedServices(context: StepContext): Promise<string[]> {
  const [{ names }, chosen] = await Promise.all([
    loadSpend(context),
    ifAllowed(() => chosenOf(context)),
  ])
  const coming = (chosen?.profiles ?? []).map(
    ({ modelName }) => `${modelName} (Amazon Bedrock Edition)`,
  )
  return [...new Set(['Amazon Bedrock', ...(names?.values ?? []), ...coming])].sort()
}
