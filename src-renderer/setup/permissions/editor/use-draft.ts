import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'

/**
 * A text that is being written, kept for the account until the window closes: neither another screen nor another choice
 * loses it.
 */
export function useDraft(of: 'document' | 'put aside') {
  const cache = useQueryClient()
  const key = ['policyDraft', of]
  const { data } = useQuery<string | null>({
    queryKey: key,
    queryFn: skipToken,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return {
    text: data ?? undefined,
    write: (text: string) => cache.setQueryData(key, text),
    drop: () => cache.setQueryData(key, null),
  }
}
