import { regionName } from '../../../shared/setup/region-names.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import { invokeActions, type Source } from '../policy/generate-policy.ts'
import type { ReadStatement } from '../policy/policy.ts'
import { hopsOf, regionIn } from './hops.ts'
import { type OwnFinding, warning } from './own-finding.ts'
import { namesAction, namesResource, permits, speaksOf, type Wish } from './permits.ts'
import type { PlacedStatement, ReadDocument, Span } from './read-document.ts'

/** Findings that mean the document and the choices have parted. */
export const partingCodes: readonly string[] = ['profile-missing', 'not-chosen']

/** What the document does with the chosen models: by what it lets through, not by how it is written. */
export function checkChoices(document: ReadDocument, sources: readonly Source[]): OwnFinding[] {
  const all = document.statements.flatMap(({ says }) => says ?? [])
  const chosen = sources.flatMap(({ region, profiles }) =>
    profiles.map((profile) => ({ profile, region })),
  )
  return [
    ...chosen.flatMap(({ profile, region }) => checkProfile(document, all, profile, region)),
    ...notChosen(document, chosen),
    ...chosen.slice(0, 1).flatMap(({ profile }) => checkListing(document, all, profile.arn)),
  ]
}

function checkProfile(
  { statements, span }: ReadDocument,
  all: readonly ReadStatement[],
  profile: ModelProfile,
  region: string,
): OwnFinding[] {
  const { modelName, id } = profile
  const wishes = hopsOf(profile, region).flatMap(({ actions, resources, conditions = {} }) =>
    actions.flatMap((action) => resources.map((resource) => ({ action, resource, conditions }))),
  )
  const refused = wishes.filter((wish) => !permits(all, wish))
  if (refused.length === 0) return []
  const ofProfile = (wish: Wish) => wish.resource === profile.arn
  const place = placeOf(statements, profile) ?? span
  const [whole, streamed] = invokeActions.map((action) => ({
    action,
    isRefused: refused.some((wish) => wish.action === action),
  }))
  if (whole && streamed && whole.isRefused !== streamed.isRefused)
    return [
      warning(
        place,
        'missing-action',
        whole.isRefused
          ? `${modelName} can only be called streamed. Add ${whole.action} wherever ${streamed.action} is, because checks and small questions use it.`
          : `${modelName} cannot be called streamed, which is how Claude Code calls. Add ${streamed.action} wherever ${whole.action} is.`,
      ),
    ]
  if (refused.some(ofProfile))
    return [
      warning(
        span,
        'profile-missing',
        `${modelName} is chosen but may not be called: nothing here allows its profile ${id}. Add it, or choose another model.`,
      ),
    ]
  const regions = [...new Set(refused.map(({ resource }) => regionIn(resource)))]
  const narrowed = statements.filter(({ says }) => says && tiesRegion(says, refused))
  const where = listOf(
    regions.map((each) => (each === '' ? 'every other Region' : regionName(each))),
  )
  return narrowed.length > 0
    ? narrowed.map((statement) =>
        warning(
          statement.at('Condition'),
          'breaks-routing',
          `With aws:RequestedRegion the call fails whenever AWS routes ${modelName} to ${where}. Take that condition away: the profile itself stays within its Regions.`,
        ),
      )
    : [
        warning(
          place,
          'profile-missing',
          `${modelName} may not be reached in ${where}, where its profile ${id} routes requests. Add its model there, or calls fail now and then.`,
        ),
      ]
}

/** Whether a statement would let these through but for the Region it asks for. */
const tiesRegion = (says: ReadStatement, refused: readonly Wish[]) =>
  refused.some((wish) => {
    const { 'aws:RequestedRegion': _, ...others } = wish.conditions
    return !speaksOf(says, wish) && speaksOf(says, { ...wish, conditions: others })
  })

/** The first statement that speaks of the profile itself. */
const placeOf = (statements: readonly PlacedStatement[], { arn }: ModelProfile): Span | undefined =>
  statements
    .find(({ says }) => says?.Resource && invokes(says) && namesResource(says, arn))
    ?.at('Action')

const invokes = (says: ReadStatement) =>
  invokeActions.some((action) => namesAction(says, action)) && says.Effect === 'Allow'

function notChosen(
  { statements }: ReadDocument,
  chosen: readonly { readonly profile: ModelProfile }[],
): OwnFinding[] {
  return statements
    .filter(({ says }) => says && invokes(says))
    .flatMap(({ valuesOf }) => valuesOf('Resource'))
    .filter(({ text }) => /:(application-)?inference-profile\/[^*?]+$/.test(text))
    .filter(
      ({ text }) => !chosen.some(({ profile }) => profile.arn === text || isSame(text, profile)),
    )
    .map((place) =>
      warning(
        place,
        'not-chosen',
        `${place.text.split('/').at(-1)} may be called, but is not among the chosen models. Take it away, or choose it too.`,
      ),
    )
}

/** A profile whose Region or account is left open. */
const isSame = (pattern: string, { arn }: ModelProfile) =>
  namesResource({ Effect: 'Allow', Resource: [pattern] }, arn)

const listing = 'bedrock:ListInferenceProfiles'

function checkListing(
  { statements, span }: ReadDocument,
  all: readonly ReadStatement[],
  anyProfile: string,
) {
  // AWS asks about every profile of the account at once, so only what covers them all matches.
  const resource = anyProfile.replace(/[^/]+$/, '*')
  if (all.some((says) => speaksOf(says, { action: listing, resource, conditions: {} }))) return []
  const narrowed = statements.filter(
    ({ says }) => says?.Effect === 'Allow' && namesAction(says, listing),
  )
  return narrowed.length > 0
    ? narrowed.map(({ at }) =>
        warning(
          at('Resource'),
          'narrow-listing',
          'The list of profiles cannot be narrowed: AWS asks for all of them at once and this does not match. Give ListInferenceProfiles a statement of its own with the Resource "*".',
        ),
      )
    : [
        warning(
          span,
          'no-listing',
          'Without bedrock:ListInferenceProfiles on "*" Claude Code guesses the names of profiles, and guesses wrong in some Regions.',
        ),
      ]
}

const listOf = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
