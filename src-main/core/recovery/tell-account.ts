import { ifAllowed } from '../aws/if-allowed.ts'
import { applicationProfilesIn } from '../bedrock/application-profiles.ts'
import { listProfiles } from '../files/list-profiles.ts'
import { chosenOf, regionOf, sourcesOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { mayNotLook, row, rowsOr, type Told } from './chapter.ts'

/** Whose account it is, and the profiles of this computer, which are names without their keys. */
export async function tellSignIn({ identity, places }: StepContext): Promise<Told> {
  const profiles = await listProfiles(places)
  return {
    rows: [
      row('Account', identity.account),
      ...(identity.accountName === undefined ? [] : [row('Account name', identity.accountName)]),
      ...profiles.map(({ name, kind, region }) =>
        row(
          `Profile ${name}`,
          `${kind.replaceAll('-', ' ')}${region === undefined ? ', no Region' : `, ${region}`}`,
        ),
      ),
    ],
    passing: [row('Signed in as', identity.arn)],
  }
}

export async function tellRegion(context: StepContext): Promise<Told> {
  const { residency } = await chosenOf(context)
  const more = (context.choices.moreRegions ?? []).filter((region) => region !== regionOf(context))
  return {
    rows: [
      row('Region', regionOf(context)),
      row('Residency', residency === 'global' ? 'anywhere (global)' : 'inside the geography'),
      row('Further Regions', more.join(', ') || 'none'),
    ],
  }
}

/** Every chosen model with the inference profile it is called by, in each Region. */
export async function tellModels(context: StepContext): Promise<Told> {
  const [sources, own] = await Promise.all([
    sourcesOf(context),
    ifAllowed(() => applicationProfilesIn(context, regionOf(context))),
  ])
  return {
    rows: [
      ...rowsOr(
        sources.flatMap(({ region, profiles }) =>
          profiles.map(({ modelName, id }) => row(`${modelName} from ${region}`, id)),
        ),
        'Models',
        'none is chosen',
      ),
      ...(own
        ? own.map(({ name, arn, modelId }) => row(`Profile ${name}`, `${arn}, over ${modelId}`))
        : [row('Your own names for models', mayNotLook)]),
    ],
  }
}
