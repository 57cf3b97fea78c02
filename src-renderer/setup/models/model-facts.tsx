import type { ModelRow, Prices } from '../../../shared/setup/review.ts'
import { ProblemHere } from '../../problem-here.tsx'
import { formatDayAndTime, formatTokens, formatUsd } from '../../ui/format.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './model-facts.module.css'
import { ModelOffer } from './model-offer.tsx'

/** A model's own facts: id, context, lifecycle, prices, and whether it answered. */
export function ModelFacts({ model }: { model: ModelRow }) {
  const { profileId, contextTokens, lifecycle, prices, offer, proof, access } = model
  const facts = [
    lifecycle.status === 'legacy' ? 'being retired' : 'current',
    lifecycle.endOfLife && `at least until ${lifecycle.endOfLife.slice(0, 10)}`,
    contextTokens && `${formatTokens(contextTokens)} tokens of context`,
  ]
  return (
    <div className={classes.facts}>
      <div className={classes.line}>
        <code className={classes.id}>{profileId}</code>
        <span>{facts.filter(Boolean).join(' · ')}</span>
      </div>
      <PriceLine prices={prices} />
      <Access access={access} />
      {proof && (
        <div className={classes.line}>
          <StatusBadge
            status={proof.answered ? 'done' : 'blocked'}
            word={proof.answered ? 'Answered' : 'Did not answer'}
          />
          <span>
            {formatDayAndTime(proof.at)} · {proof.note}
          </span>
        </div>
      )}
      {offer && <ModelOffer name={model.name} offer={offer} />}
      {access.problem && <ProblemHere problem={access.problem} />}
    </div>
  )
}

function PriceLine({ prices }: { prices: Prices | undefined }) {
  if (!prices) return <div className={classes.line}>The price is not known.</div>
  const perMillion = (usd: number) => formatUsd(usd, { digits: 3 })
  return (
    <div className={classes.line}>
      <span>
        Per million tokens: {perMillion(prices.input)} read, {perMillion(prices.output)} written ·
        cache {perMillion(prices.cacheRead)} read, {perMillion(prices.cacheWrite5m)} written (
        {perMillion(prices.cacheWrite1h)} for an hour) · {prices.source}
      </span>
    </div>
  )
}

const agreements = {
  available: { status: 'done', word: 'Agreement accepted' },
  pending: { status: 'waiting', word: 'Agreement being set up by AWS' },
  'not-available': { status: 'needs-you', word: 'Agreement not accepted yet' },
  error: { status: 'blocked', word: 'AWS could not set up the agreement' },
  unknown: { status: 'unknown', word: 'Agreement not known' },
} as const

function Access({ access }: { access: ModelRow['access'] }) {
  return (
    <div className={classes.line}>
      <StatusBadge {...agreements[access.agreement]} />
      {access.authorized === false && <span>not allowed for this sign-in</span>}
      {access.regionAvailable === false && <span>not offered in this Region</span>}
    </div>
  )
}
