import type { Prices } from '../../../shared/setup/review.ts'
import { formatDay, formatUsd } from '../../ui/format.ts'
import { geographyName } from '../region-words.ts'

const usd = (amount: number) => formatUsd(amount, { digits: 3 })

/** The four prices with their unit and where they are from. */
export const priceWords = (prices: Prices) =>
  `Per million tokens: ${usd(prices.input)} read, ${usd(prices.output)} written · cache ${usd(prices.cacheRead)} read, ${usd(prices.cacheWrite5m)} written (${usd(prices.cacheWrite1h)} for an hour) · ${sourceWords(prices)}`

const sourceWords = ({ source, readAt }: Prices) =>
  readAt === undefined ? source : `${source}, read ${formatDay(readAt)}`

/** What staying inside a geography costs beside global; undefined where that is nothing or not known. */
export const premiumWords = (percent: number | undefined, geography: string | undefined) =>
  percent === undefined || percent === 0
    ? undefined
    : `${percent > 0 ? '+' : '−'}${Math.abs(percent)} % for staying inside ${geographyName(geography)}`
