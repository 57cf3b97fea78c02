import { lazy, Suspense } from 'react'
import { HistoryPage } from '../history/history-page.tsx'
import type { WindowPlace } from '../navigation.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { AccountCheck } from '../setup/account-check.tsx'
import { ConnectScreen } from '../setup/connect-screen.tsx'
import { ModelsScreen } from '../setup/models-screen.tsx'
import { PermissionsScreen } from '../setup/permissions-screen.tsx'
import { RegionScreen } from '../setup/region-screen.tsx'
import { SignIn } from '../setup/sign-in.tsx'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import { DoneScreen } from './done-screen.tsx'

const UsagePage = lazy(() =>
  import('../usage/usage-page.tsx').then(({ UsagePage }) => ({ default: UsagePage })),
)

export function PlaceView({ place }: { place: WindowPlace }) {
  switch (place) {
    case 'sign-in':
      return <SignIn />
    case 'account-check':
      return <AccountCheck />
    case 'region':
      return <RegionScreen />
    case 'models':
      return <ModelsScreen />
    case 'permissions':
      return <PermissionsScreen />
    case 'connect':
      return <ConnectScreen />
    case 'done':
      return <DoneScreen />
    case 'usage':
      return (
        <Suspense fallback={<UsageLoading />}>
          <UsagePage />
        </Suspense>
      )
    case 'history':
      return <HistoryPage />
    case 'settings':
      return <SettingsPage />
    default:
      return place satisfies never
  }
}

function UsageLoading() {
  return (
    <Screen title="Usage" isWide>
      <Loading what="Opening the usage window" height={96} rows={4} />
    </Screen>
  )
}
