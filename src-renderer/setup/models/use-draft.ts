import { useQueryClient } from '@tanstack/react-query'

/**
 * What was typed and not sent yet, for as long as the window is open and talks to this account. It lies with what was
 * read of the account, so that another account begins afresh.
 */
export function useDraft<Values>(name: string, start: Values) {
  const cache = useQueryClient()
  const queryKey = ['draft', name]
  return {
    read: (): Values => cache.getQueryData<Values>(queryKey) ?? start,
    keep: (values: Values) => {
      cache.setQueryDefaults(queryKey, { gcTime: Number.POSITIVE_INFINITY })
      cache.setQueryData(queryKey, values)
    },
  }
}
