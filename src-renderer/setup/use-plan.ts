import { useQuery } from '@tanstack/react-query'
import type { PlanRequest } from '../../shared/setup/plan.ts'
import { useClient } from '../api.tsx'

/**
 * What that step would change, worked out once for each set of `follows` and never again by itself. Not for pasted
 * keys: the request is part of the key.
 */
export function usePlan(request: PlanRequest | undefined, follows: readonly unknown[]) {
  const client = useClient()
  return useQuery({
    queryKey: ['planStep', request, follows],
    queryFn: () => {
      if (!request) throw new Error('A plan was asked for without a request.')
      return client.call('planStep', request)
    },
    enabled: request !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}
