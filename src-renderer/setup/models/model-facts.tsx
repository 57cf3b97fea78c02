import type { ModelRow } from '../../../shared/setup/review.ts'
import { ProblemHere } from '../../problem-here.tsx'
import { formatDayAndTime, formatTokens } from '../../ui/format.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useNow } from '../../ui/use-now.ts'
import { lifecycleWords } from './lifecycle-words.ts'
import classes from './model-facts.module.css'
import { ModelOffer } from './model-offer.tsx'
import { premiumWords, priceWords } from './price-words.ts'

const hourMs = 3_600_000

/** A model's own facts: id, context, lifecycle, prices, and whether it answered. */
export function ModelFacts({ model }: { model: ModelRow }) {
  const { profileId, contextTokens, lifecycle, offer, proof, access } = model
  const facts = [
    lifecycleWords(lifecycle, useNow(hourMs)),
    contextTokens === undefined
      ? 'context size not known'
      : `${formatTokens(contextTokens)} tokens of context`,
  ]
  return (
    <div className={classes.facts}>
      <div className={classes.line}>
        <code className={classes.id}>{profileId}</code>
        <span>{facts.join(' · ')}</span>
      </div>
      <PriceLine model={model} />
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

function PriceLine({ model: { prices, premiumPercent, geography } }: { model: ModelRow }) {
  const words = prices
    ? [priceWords(prices), premiumWords(premiumPercent, geography)]
    : ['The price is not known.']
  return <div className={classes.line}>{words.filter(Boolean).join(' · ')}</div>
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
