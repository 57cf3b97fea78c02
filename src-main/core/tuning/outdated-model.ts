/**
 * Why a model id of earlier days does not work any more; undefined for one that does, or that is not Claude's. Ends of
 * life: https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html
 */
export function whyOutdated(id: string): string | undefined {
  if (id.startsWith('arn:') || !id.includes('claude')) return undefined
  if (ended.test(id)) return 'AWS has switched this model off; requests to it fail.'
  if (id.startsWith('apac.'))
    return 'No current model has a profile that begins with apac.; requests to it fail.'
  if (id.startsWith('anthropic.'))
    return 'Current models are asked through a profile (inference profile), not by their bare name.'
  return undefined
}

/** Everything before Claude 4, and Sonnet 4 and Opus 4 themselves; 4.1 and later live on. */
const ended =
  /claude-(?:v\d|instant|2|3(?:-[57])?-(?:opus|sonnet|haiku)|(?:sonnet|opus)-4-20250514)/
