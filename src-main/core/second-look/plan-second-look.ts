import type { Change } from '../changes/change.ts'
import { readLadder, type Standing, seenIn } from '../steps/access-ladder.ts'
import { regionOf } from '../steps/current.ts'
import { secondLookId, tinyCall } from '../steps/model-access.ts'
import type { StepContext, StepPlan } from '../steps/step.ts'

/** When the first of this connection's second looks is due (ms since 1970), by the ledger alone. */
export function nextDue({ ledger, profile }: StepContext): number | undefined {
  const dues = ledger.flatMap(({ again, effect }) => {
    if (!again || effect.kind !== 'aws-call') return []
    const id = String(effect.input.modelId)
    const { look } = seenIn(ledger, { id, modelId: '' }, effect.region)
    return isWaitingFor(look, profile) ? [look.until] : []
  })
  return dues.length > 0 ? Math.min(...dues) : undefined
}

/**
 * The same small call once more, for each chosen model whose time has come. Undefined where none has, or where the
 * person has something to do in this step first: their own call then counts. Nor is a model called whose agreement has
 * gone, since that call would subscribe anew.
 */
export async function planSecondLook(context: StepContext): Promise<StepPlan | undefined> {
  const { models } = await readLadder(context)
  if (models.some(({ look }) => look.is === 'untried' || look.is === 'refused')) return undefined
  const due = models.filter(
    ({ look, availability }) =>
      isWaitingFor(look, context.profile) &&
      look.until <= context.now() &&
      availability?.agreement !== 'not-available',
  )
  if (due.length === 0) return undefined
  return {
    title: 'Ask each new model once more',
    changes: due.map(({ profile }) => askAgain(profile, regionOf(context))),
  }
}

const isWaitingFor = (
  look: Standing['look'],
  profile: string,
): look is Extract<Standing['look'], { is: 'settling' }> =>
  look.is === 'settling' && !look.isTried && look.profile === profile

const askAgain = (profile: Standing['profile'], region: string): Change => ({
  id: `${secondLookId}${profile.id}`,
  title: `Ask ${profile.modelName} once more`,
  why: 'Its subscription was new when it first answered. Only an answer 15 minutes later shows that AWS keeps it.',
  cost: 'Less than $0.001',
  effect: tinyCall(profile, region, 'success'),
  after: [],
  undo: [],
  undoWords: 'There is nothing to take back.',
})
