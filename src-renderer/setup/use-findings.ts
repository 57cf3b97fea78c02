import { useQueries } from '@tanstack/react-query'
import { type Finding, type ScreenId, type StepId, screens } from '../../shared/setup/step.ts'
import { useCall, useClient } from '../api.tsx'
import type { Status } from '../ui/status-badge.tsx'

const LOOK_AGAIN_MS = 10_000

/** A waiting finding is looked at again by itself, when the core says so. */
const lookAgainMs = (finding: Finding | undefined): number | false =>
  finding?.status === 'waiting' && (finding.lookAgainInMs ?? LOOK_AGAIN_MS)

/** What the check of a step sees. Read again whenever the window gets the focus. */
export function useFinding(step: StepId) {
  return useCall(
    'checkStep',
    { step },
    {
      refetchOnWindowFocus: 'always',
      refetchInterval: ({ state }) => lookAgainMs(state.data),
    },
  )
}

export type ScreenState = {
  readonly status: Status
  /** What it waits for, where that is not AWS. */
  readonly waitsFor: string | undefined
  readonly isSettled: boolean
  /** All that is open waits: there is nothing left to do for the person. */
  readonly isOnlyWaiting: boolean
}

/** Whether the screen has nothing left for the person to do. */
export const needsNobody = ({ status, isOnlyWaiting }: ScreenState) =>
  status === 'done' || isOnlyWaiting

/** Every screen of the wizard by its first step that is not done. */
export function useScreenStates(): Readonly<Record<ScreenId, ScreenState>> {
  const client = useClient()
  const steps = screens.flatMap((screen): StepId[] => [...screen.steps])
  return useQueries({
    queries: steps.map((step) => ({
      queryKey: ['checkStep', { step }],
      queryFn: () => client.call('checkStep', { step }),
      refetchOnWindowFocus: 'always' as const,
      refetchInterval: ({ state }: { state: { data?: Finding | undefined } }) =>
        lookAgainMs(state.data),
    })),
    combine: (results) => {
      const stateOf = (id: ScreenId): ScreenState => {
        const own = steps.flatMap((step, index) => {
          const result = results[index]
          return result && ownerOf(step) === id ? [result] : []
        })
        const open = own.find(({ data }) => data?.status !== 'done')
        return {
          status: open ? (open.data?.status ?? (open.isError ? 'unknown' : 'looking')) : 'done',
          waitsFor: open?.data?.waitsFor,
          isSettled: own.every(({ isPending }) => !isPending),
          isOnlyWaiting:
            open !== undefined &&
            own.every(({ data }) => data?.status === 'done' || data?.status === 'waiting'),
        }
      }
      return {
        'sign-in': stateOf('sign-in'),
        'account-check': stateOf('account-check'),
        region: stateOf('region'),
        models: stateOf('models'),
        permissions: stateOf('permissions'),
        connect: stateOf('connect'),
      }
    },
  })
}

const ownerOf = (step: StepId): ScreenId | undefined =>
  screens.find((screen) => screen.steps.some((own) => own === step))?.id
