import type { BedrockState, RecordedCall } from '../account.ts'
import { systemProfiles } from '../bedrock/profiles.ts'

const hourMs = 3_600_000
const regions = [
  'eu-central-1',
  'eu-west-1',
  'us-east-1',
  'us-west-2',
  'ap-northeast-1',
  'ap-southeast-2',
]
const perRegion = 40
const days = 7
const everyMs = 6 * hourMs

/** Forty ids in each of six Regions: the profiles of every model, and teams with profiles of their own. */
const idsOf = (account: string, region: string) => {
  const system = systemProfiles({ id: account }, region).map(({ id }) => id)
  const teams = Array.from({ length: perRegion }, (_, index) => teamId(region, index))
  return [...system, ...teams].slice(0, perRegion)
}

const teamId = (region: string, index: number) =>
  `team${String(index).padStart(2, '0')}${region.replaceAll('-', '')}`

/** A week of calls, every six hours, of every id in every Region. */
export const manyCalls = (account: string, now: number): RecordedCall[] =>
  Array.from({ length: (days * 24 * hourMs) / everyMs }, (_, back) => now - (back + 0.5) * everyMs)
    .toReversed()
    .flatMap((at, turn) =>
      regions.flatMap((region, place) =>
        idsOf(account, region).map((modelId, index): RecordedCall => {
          const size = 1 + ((turn * 7 + place * 5 + index * 3) % 11)
          return {
            // Whole minutes, as calls are kept.
            at: Math.floor(at / 60_000) * 60_000,
            region,
            modelId,
            outcome: (turn + index) % 37 === 0 ? 'throttled' : 'ok',
            latencyMs: 900 * size,
            firstTokenMs: 150 * size,
            input: 240 * size,
            output: 90 * size,
            cacheRead: 9_000 * size,
            cacheWrite: 700 * size,
          }
        }),
      ),
    )

/** The teams' profiles, tagged with who they are. */
export const teamProfiles = (account: string, since: number): BedrockState['applicationProfiles'] =>
  Object.fromEntries(
    regions.flatMap((region) =>
      idsOf(account, region).flatMap((id, index) => {
        const source = systemProfiles({ id: account }, region)[index % 5]?.id
        if (!id.startsWith('team') || source === undefined) return []
        const team = `team-${index % 4}`
        return [[id, { id, name: `Team ${id}`, region, source, createdAt: since, tags: { team } }]]
      }),
    ),
  )
