/**
 * Whether a Claude model takes temperature, top_p and top_k: since 4.7 it refuses them with a ValidationException. An id
 * without a version of that form (claude-3-5-sonnet, the oldest) takes them.
 */
export function takesTemperature(modelId: string): boolean {
  const [, major, minor] = /claude-[a-z]+-(\d+)(?:-(\d{1,2}))?(?!\d)/.exec(modelId) ?? []
  if (major === undefined) return true
  return Number(major) < 4 || (Number(major) === 4 && Number(minor ?? 0) < 7)
}
