/**
 * Families that only answer where the account keeps prompts for review, as AWS names them, seen on 2026-11-22:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html. No call tells it of a model.
 */
const families = ['claude-fable', 'claude-mythos']

export const asksForRetention = (modelId: string): boolean =>
  families.some((family) => modelId.includes(family))
