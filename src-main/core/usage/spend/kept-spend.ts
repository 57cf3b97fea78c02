import { join } from 'node:path'
import { Problem } from '../../../../shared/problem.ts'
import { z } from '../../../../shared/schema.ts'
import { Forecast } from '../../../../shared/usage/spend.ts'
import { readStored, writeStored } from '../../files/json-store.ts'
import type { StepContext } from '../../steps/step.ts'
import { Bill } from './to-bill.ts'
import { Records } from './to-records.ts'

/** What was read so far, each part with when it was last tried: they are asked at different paces. */
export const KeptSpend = z.object({
  format: z.literal(2),
  /** Service names with Bedrock in them. */
  names: z.object({ values: z.array(z.string()), triedAt: z.number() }).optional(),
  bill: Bill.extend({ readAt: z.number(), pages: z.number() }).optional(),
  records: z.object({ value: Records.optional(), triedAt: z.number() }).optional(),
  forecast: Forecast.optional(),
  /** Why the bill could not be read again. */
  failed: z.object({ problem: Problem, at: z.number() }).optional(),
})
export type KeptSpend = z.infer<typeof KeptSpend>

type Owner = Pick<StepContext, 'places' | 'identity'>
const fileOf = ({ places, identity }: Owner) =>
  join(places.dataFolder, 'usage', `${identity.account}-spend.json`)

export const loadSpend = async (owner: Owner): Promise<KeptSpend> =>
  (await readStored(fileOf(owner), KeptSpend.nullable(), null)) ?? { format: 2 }

export const saveSpend = (owner: Owner, kept: KeptSpend): Promise<void> =>
  writeStored(fileOf(owner), kept)
