import { readTokenQuota } from '../bedrock/read-quotas.ts'
import { callIn } from '../changes/call-in.ts'
import { failure } from '../problems.ts'
import { isOpen, readRequests } from '../usage/quota/read-requests.ts'
import { chosenOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { Step, StepContext, StepPlan } from './step.ts'

const count = (value: number) => value.toLocaleString('en-US')

/** More tokens per minute are asked for where the person wants them. AWS decides, in days. */
export const quotaIncrease: Step = {
  id: 'quota-increase',
  check: async (context) => {
    const region = regionOf(context)
    const { profiles } = await chosenOf(context)
    const quotas = await Promise.all(
      profiles.map((profile) => readTokenQuota(context, region, profile)),
    )
    const codes = [...new Set(quotas.flatMap((quota) => quota?.code ?? []))]
    const asked = (
      await Promise.all(codes.map((code) => readRequests(context, region, code)))
    ).flatMap((requests) => (requests ?? []).filter(isOpen))
    const [oldest] = asked.toSorted((a, b) => a.at - b.at)
    return oldest
      ? finding('quota-increase', 'waiting', 'AWS is looking at your request', context.now(), {
          detail: `${count(oldest.desired)} tokens per minute were asked for. AWS answers within days.`,
          waitingSince: oldest.at,
          lookAgainInMs: 3_600_000,
        })
      : finding('quota-increase', 'done', 'No increase is being asked for', context.now())
  },
  plan: async (context, request) => {
    if (request.step !== 'quota-increase') throw failure('plan.unknown')
    return planIncrease(context, request)
  },
}

async function planIncrease(
  context: StepContext,
  { region, code, desired }: { region: string; code: string; desired: number },
): Promise<StepPlan> {
  const { Quota } = await context.aws.call(
    'service-quotas',
    'GetServiceQuota',
    { ServiceCode: 'bedrock', QuotaCode: code },
    { region, signal: context.signal },
  )
  const {
    QuotaName: name = code,
    Value: applied = 0,
    Adjustable: isAdjustable = false,
  } = Quota ?? {}
  if (!isAdjustable)
    return {
      title: 'Only AWS support raises this quota',
      changes: [],
      notes: [`Service Quotas takes no request for “${name}”. Send AWS support the text instead.`],
    }
  if (desired <= applied)
    throw failure('input.invalid', {
      detail: `You have ${count(applied)} tokens per minute already. Ask for more than that.`,
    })
  const open = (await readRequests(context, region, code))?.find(isOpen)
  if (open)
    return {
      title: 'AWS is looking at your request already',
      changes: [],
      notes: [
        `${count(open.desired)} tokens per minute were asked for. AWS takes one request at a time.`,
      ],
    }
  return {
    title: 'Ask AWS for more tokens per minute',
    changes: [
      {
        id: 'increase',
        title: `Ask for ${count(desired)} tokens per minute`,
        why: `“${name}” is ${count(applied)} now. Requests above it are refused for the rest of the minute (throttled).`,
        effect: callIn(region)('service-quotas', 'RequestServiceQuotaIncrease', {
          ServiceCode: 'bedrock',
          QuotaCode: code,
          DesiredValue: desired,
        }),
        after: [],
        undo: null,
        undoWords:
          'A request cannot be taken back here. AWS support closes its case when you ask for it; a higher quota costs nothing by itself.',
        alreadyDone: ['ResourceAlreadyExistsException'],
      },
    ],
    notes: ['AWS decides within days, and gives it first to those who use what they have.'],
  }
}
