import { useState } from 'react'
import type { Residency } from '../../../shared/setup/choices.ts'
import type { RegionReview, RegionRow } from '../../../shared/setup/review.ts'
import { problemIn, useAction, useCall } from '../../api.tsx'
import { adoptChoices } from '../../keep-current.ts'
import { NothingChanges } from '../../plan/plan-preview.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Term } from '../../ui/term.tsx'
import { FindingLine } from '../finding-line.tsx'
import { glossary } from '../glossary.ts'
import { geographyName } from '../region-words.ts'
import { backFrom, eyebrowOf, goOn } from '../screen-order.ts'
import { useFinding } from '../use-findings.ts'
import { MoreRegions } from './more-regions.tsx'
import { RegionTable } from './region-table.tsx'
import { ResidencyChoice } from './residency-choice.tsx'

type Where = { readonly region: string; readonly residency: Residency }

/** Which Region to call, and how far a request may travel. */
export function RegionScreen() {
  const seen = useFinding('region')
  const review = useCall('reviewRegions', null, { staleTime: 5 * 60_000 })
  const choose = useAction('choose', adoptChoices)
  const [picked, setPicked] = useState<Where>()
  const where = picked ?? review.data?.chosen ?? review.data?.recommended
  const row = review.data?.regions.find(({ region }) => region === where?.region)
  const isSettled = seen.data?.status === 'done' && (!picked || same(picked, review.data?.chosen))
  const problem = problemIn(review.error ?? choose.error)

  const save = () => {
    if (where) choose.mutate(where, { onSuccess: () => goOn('region') })
  }
  return (
    <Screen
      title={(isSettled && seen.data?.title) || 'Where Claude may run'}
      eyebrow={eyebrowOf('region')}
      lead={
        <>
          You send requests to one <Term means={glossary.region}>Region</Term>. The{' '}
          <Term means={glossary.residency}>residency</Term> says which others may process them.
        </>
      }
      primary={
        isSettled
          ? { label: 'Continue', onPress: () => goOn('region') }
          : {
              label: row && where ? `Use ${inWords(row, where.residency)}` : 'Use this Region',
              onPress: save,
              isHeld: !where || choose.isPending,
            }
      }
      back={backFrom('region')}
    >
      <FindingLine seen={seen} hasEvidence={false} />
      {problem && problem.code !== seen.data?.problem?.code && (
        <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
      )}
      {review.data && row && where ? (
        <>
          <Reason review={review.data} where={where} />
          <ResidencyChoice
            row={row}
            rows={review.data.regions}
            chosen={where.residency}
            onChoose={(residency) => setPicked({ ...where, residency })}
          />
          <RegionTable
            rows={review.data.regions}
            chosen={where.region}
            recommended={review.data.recommended?.region}
            onChoose={(next) =>
              setPicked({ region: next.region, residency: possible(next, where.residency) })
            }
          />
          {isSettled && (
            <MoreRegions
              rows={review.data.regions}
              region={where.region}
              residency={where.residency}
            />
          )}
        </>
      ) : (
        !problem && <Loading what="Asking every Region what it offers" height={88} rows={4} />
      )}
      <NothingChanges />
    </Screen>
  )
}

function Reason({ review: { recommended }, where }: { review: RegionReview; where: Where }) {
  if (!recommended || !same(recommended, where)) return null
  return <p style={{ margin: 0 }}>Recommended: {recommended.reason}</p>
}

const same = (one: Where, other: Where | undefined) =>
  one.region === other?.region && one.residency === other.residency

/** The wanted residency where this Region has it, else the one it has. */
function possible(row: RegionRow, wanted: Residency): Residency {
  const hasGeography = row.tiers.geography.length > 0
  if (wanted === 'geography') return hasGeography ? 'geography' : 'global'
  return row.hasGlobal ? 'global' : 'geography'
}

const inWords = ({ name, geography }: RegionRow, residency: Residency) =>
  residency === 'global' ? `${name}, global` : `${name}, inside ${geographyName(geography)}`
