import { Suspense, useState } from 'react'
import type { ConnectionChoice, SignInOptions } from '../../../shared/setup/connection.ts'
import { problemIn, useAction, useCall } from '../../api.tsx'
import { adoptConnection } from '../../keep-current.ts'
import { usePlaceDetail } from '../../navigation.ts'
import { ProblemHere } from '../../problem-here.tsx'
import { later } from '../../ui/later.tsx'
import { Loading } from '../../ui/loading.tsx'
import { NotLoaded } from '../../ui/not-loaded.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Term } from '../../ui/term.tsx'
import { FilesLookedInto } from '../files-looked-into.tsx'
import { glossary } from '../glossary.ts'
import { eyebrowOf, goOn } from '../screen-order.ts'
import { useFinding } from '../use-findings.ts'
import { WhoYouAre } from '../who-you-are.tsx'
import { type SignInPick, SignInPicks } from './sign-in-picks.tsx'
import { usePasteKeys } from './use-paste-keys.ts'

// Whoever has a profile never needs the form, so it comes when it is chosen.
const PasteKeys = later(async () => (await import('./paste-keys.tsx')).PasteKeys, NotLoaded)

/** Which account, and as whom. */
export function SignIn() {
  const seen = useFinding('sign-in')
  const options = useCall('readSignInOptions', null, { refetchOnWindowFocus: 'always' })
  const { data: connection } = useCall('readConnection', null)
  const connect = useAction('connect', adoptConnection)
  const wantsOwn = usePlaceDetail() === 'own'
  const [picked, setPicked] = useState<SignInPick>()
  const pasting = usePasteKeys(() => setPicked(undefined))

  const current = connection && pickOf(connection.choice)
  const pick = picked ?? (wantsOwn && options.data ? ownPick(options.data) : current)
  const isCurrent = pick && current && JSON.stringify(pick) === JSON.stringify(current)
  const isSignedIn = isCurrent && connection?.identity && !connection.problem
  const problem = problemIn(options.error ?? connect.error)

  const primary = () => {
    if (!pick) return undefined
    if (pick.kind === 'keys') return pasting.primary
    if (isSignedIn) return { label: 'Continue', onPress: () => goOn('sign-in') }
    return {
      label: pick.kind === 'practice' ? 'Open the practice account' : `Sign in as ${pick.profile}`,
      onPress: () => connect.mutate(pick, { onSuccess: () => setPicked(undefined) }),
      isHeld: connect.isPending,
    }
  }
  return (
    <Screen
      title={(isSignedIn && seen.data?.status === 'done' && seen.data.title) || 'Sign in to AWS'}
      eyebrow={eyebrowOf('sign-in')}
      lead={
        <>
          With a <Term means={glossary.profile}>profile</Term> that is already on this computer,
          with <Term means={glossary.accessKeys}>access keys</Term>, or without any account at all.
        </>
      }
      primary={primary()}
    >
      <WhoYouAre connection={connection} onRetry={(choice) => connect.mutate(choice)} />
      {problem && <ProblemHere problem={problem} onRetry={() => void options.refetch()} />}
      {options.data && pick ? (
        <>
          <SignInPicks options={options.data} pick={pick} onPick={setPicked}>
            <Suspense fallback={<Loading what="Opening the form" height={48} rows={4} />}>
              <PasteKeys pasting={pasting} />
            </Suspense>
          </SignInPicks>
          <FilesLookedInto options={options.data} />
        </>
      ) : (
        !problem && <Loading what="Looking for profiles" height={70} rows={3} />
      )}
    </Screen>
  )
}

function pickOf(choice: ConnectionChoice): SignInPick {
  if (choice.kind === 'profile') return choice
  return { kind: 'practice', scenario: choice.scenario }
}

/** The first profile that can be used, else access keys. */
function ownPick({ profiles }: SignInOptions): SignInPick {
  const usable = profiles.find(({ kind }) => kind !== 'unusable')
  return usable ? { kind: 'profile', profile: usable.name } : { kind: 'keys' }
}
