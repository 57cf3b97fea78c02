import type { Account } from '../account.ts'
import { findModel, type Model, models } from './models.ts'
import { findRegion, regionsIn } from './regions.ts'

export type Profile = {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly type: 'SYSTEM_DEFINED' | 'APPLICATION'
  readonly model: Model
  readonly isGlobal: boolean
  /** Foundation-model ARNs a request may be routed to, as seen from this Region. */
  readonly modelArns: readonly string[]
  readonly createdAt: number
}

export const modelArn = (region: string, id: string) =>
  `arn:aws:bedrock:${region}::foundation-model/${id}`

/** System profiles of one Region: its geography's and the global ones, of every model that has them. */
export function systemProfiles({ id }: Pick<Account, 'id'>, region: string): readonly Profile[] {
  const own = findRegion(region)
  if (!own) return []
  return models.flatMap((model) =>
    model.geographies
      .filter((geography) => geography === 'global' || geography === own.geography)
      .map((geography): Profile => {
        const profileId = `${geography}.${model.id}`
        const isGlobal = geography === 'global'
        return {
          id: profileId,
          arn: `arn:aws:bedrock:${region}:${id}:inference-profile/${profileId}`,
          name: `${isGlobal ? 'Global' : geography.toUpperCase()} Anthropic ${model.name}`,
          type: 'SYSTEM_DEFINED',
          model,
          isGlobal,
          // A global profile lists the model without a Region, and the source Region's.
          modelArns: isGlobal
            ? [modelArn('', model.id), modelArn(region, model.id)]
            : regionsIn(geography).map((each) => modelArn(each, model.id)),
          createdAt: Date.parse(model.launched),
        }
      }),
  )
}

/** Profiles people made in one Region to label their spend. */
export function applicationProfiles(account: Account, region: string): readonly Profile[] {
  return Object.values(account.bedrock.applicationProfiles)
    .filter((each) => each.region === region)
    .flatMap((each): Profile[] => {
      const system = systemProfiles(account, region).find(({ id }) => id === each.source)
      const model = system?.model ?? findModel(each.source)
      if (!model) return []
      return [
        {
          id: each.id,
          arn: `arn:aws:bedrock:${region}:${account.id}:application-inference-profile/${each.id}`,
          name: each.name,
          type: 'APPLICATION',
          model,
          isGlobal: system?.isGlobal ?? false,
          modelArns: system?.modelArns ?? [modelArn(region, model.id)],
          createdAt: each.createdAt,
        },
      ]
    })
}

/** A profile of this Region by id or ARN. */
export function findProfile(
  account: Account,
  region: string,
  idOrArn: string,
): Profile | undefined {
  return [...systemProfiles(account, region), ...applicationProfiles(account, region)].find(
    ({ id, arn }) => id === idOrArn || arn === idOrArn,
  )
}
