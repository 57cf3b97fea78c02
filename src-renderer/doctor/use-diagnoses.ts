import { useQueries } from '@tanstack/react-query'
import { orderFindings } from '../../shared/doctor/order-findings.ts'
import { StepId } from '../../shared/setup/step.ts'
import { problemIn, useClient } from '../api.tsx'

/** Every check there is, all at the same time, in the order in which they should be looked at. */
export function useDiagnoses() {
  const client = useClient()
  const results = useQueries({
    queries: StepId.options.map((step) => ({
      queryKey: ['checkStep', { step }],
      queryFn: () => client.call('checkStep', { step }),
    })),
  })
  const seen = results.flatMap(({ data }) => data ?? [])
  return {
    ...orderFindings(seen),
    total: results.length,
    seen: seen.length,
    isLooking: results.some(({ isFetching }) => isFetching),
    checkedAt: Math.max(...seen.map(({ checkedAt }) => checkedAt)),
    failed: results.flatMap(({ error }) => problemIn(error) ?? [])[0],
    checkAgain: () => {
      for (const { refetch } of results) void refetch()
    },
  }
}
