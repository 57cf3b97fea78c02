import type * as Ce from '@aws-sdk/client-cost-explorer'
import type { Operation } from '../../operation.ts'
import { checkDimension, passes } from './filter.ts'
import { linesIn, periodOf } from './period.ts'

export const getDimensionValues: Operation<
  Ce.GetDimensionValuesRequest,
  Ce.GetDimensionValuesResponse
> = {
  run: ({ TimePeriod, Dimension, SearchString = '', Filter }, { account, now }) => {
    const [from, to] = periodOf(account, TimePeriod, now())
    const key = checkDimension(Dimension)
    const values = new Set(
      linesIn(account, from, to, now())
        .filter((line) => passes(line, Filter))
        .map((line) => line[key])
        .filter((value) => value.toLowerCase().includes(SearchString.toLowerCase())),
    )
    return {
      DimensionValues: [...values].sort().map((Value) => ({ Value, Attributes: {} })),
      ReturnSize: values.size,
      TotalSize: values.size,
    }
  },
}
