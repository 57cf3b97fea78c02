import { asUtc } from '../as-utc.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import { callerOf, type SecondWay, secondWay } from '../failover/second-way.ts'
import { readAvailability } from './agreements.ts'
import { finding } from './finding.ts'
import { tinyCall } from './model-access.ts'
import type { Step, StepContext } from './step.ts'

/** After this long somebody should try again. */
const validMs = 90 * 24 * 3_600_000

/** A second Region, or else a second model, has answered a real call as whoever uses Claude. */
export const failover: Step = {
  id: 'failover',
  check: async (context) => {
    const now = context.now()
    const way = await secondWay(context)
    if (!way)
      return finding('failover', 'needs-you', 'There is no second way to Claude yet', now, {
        detail: 'Choose a further Region on the Region screen, or a second model.',
      })
    const access = await ifAllowed(() => readAvailability(context, way.model.modelId))
    if (access?.agreement === 'not-available')
      return finding('failover', 'needs-you', `${way.model.modelName} has no agreement yet`, now, {
        detail: 'Accept the agreements on the Models and access screen, then try it.',
      })
    const last = lastCall(context, way)
    const evidence = last ? evidenceOf(last) : []
    if (last?.status === 'failed')
      return finding('failover', 'needs-you', `${wordsOf(way)} did not answer`, now, {
        evidence,
        ...(last.failure !== undefined && { detail: last.failure }),
      })
    if (!last)
      return finding('failover', 'needs-you', `${wordsOf(way)} has not been tried yet`, now)
    if (now - last.at > validMs)
      return finding('failover', 'needs-you', `${wordsOf(way)} was last tried long ago`, now, {
        evidence,
      })
    return finding('failover', 'done', `${wordsOf(way)} answers`, now, {
      evidence,
      ...(way.by === 'model' && { detail: sameRegion }),
    })
  },
  plan: async (context) => {
    const way = await secondWay(context)
    if (!way)
      return {
        title: 'There is no second way to try',
        changes: [],
        notes: ['Choose a further Region on the Region screen, or a second model.'],
      }
    return {
      title: 'Try the second way to Claude',
      changes: [
        {
          id: 'try-second-way',
          title: `Ask ${wordsOf(way)} for a few words`,
          why: 'Only a real call shows that the second way works when the first one does not.',
          cost: 'Less than $0.001',
          effect: tinyCall(way.model, way.region, 'success', await callerOf(context)),
          after: [],
          undo: [],
          undoWords: 'There is nothing to take back.',
        },
      ],
      notes: way.by === 'model' ? [sameRegion] : [],
    }
  },
}

const sameRegion =
  'It is another model in the same Region. To be safe from the failure of a whole Region, choose a further one on the Region screen.'

const wordsOf = ({ model, region }: SecondWay) => `${model.modelName} from ${region}`

/** The last call of this way whose outcome is known. */
const lastCall = ({ ledger }: StepContext, { model, region }: SecondWay) =>
  ledger.findLast(
    ({ step, status, effect }) =>
      step === 'failover' &&
      status !== 'unknown' &&
      effect.kind === 'aws-call' &&
      effect.region === region &&
      effect.input.modelId === model.id,
  )

const evidenceOf = ({ at, finishedAt = at, requestId, answer, effect }: LedgerEntry) => [
  { label: 'Tried', value: asUtc(at) },
  ...(effect.kind === 'aws-call'
    ? [
        { label: 'Region', value: effect.region },
        { label: 'Inference profile', value: String(effect.input.modelId) },
        ...(effect.profile === undefined ? [] : [{ label: 'As', value: effect.profile }]),
      ]
    : []),
  ...(answer === undefined ? [] : [{ label: 'Answer', value: answer }]),
  ...(requestId === undefined ? [] : [{ label: 'Request id', value: requestId }]),
  { label: 'Answered within', value: `${finishedAt - at} ms` },
]
