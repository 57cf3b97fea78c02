import { Suspense, useDeferredValue, useEffect } from 'react'
import type { WindowPlace } from '../navigation.ts'
import { SignIn } from '../setup/sign-in/sign-in.tsx'
import { later } from '../ui/later.tsx'
import { Loading } from '../ui/loading.tsx'
import { NotLoaded } from '../ui/not-loaded.tsx'
import { Screen } from '../ui/screen.tsx'

// Only the first screen comes with the first load; the rest follows as soon as the page is idle.
const loadAccountCheck = () => import('../setup/account-check.tsx')
const loadRegion = () => import('../setup/region/region-screen.tsx')
const loadModels = () => import('../setup/models/models-screen.tsx')
const loadPermissions = () => import('../setup/permissions/permissions-screen.tsx')
const loadConnect = () => import('../setup/connect-screen.tsx')
const loadDone = () => import('./done-screen.tsx')
const loadHistory = () => import('../history/history-page.tsx')
const loadSettings = () => import('../settings/settings-page.tsx')
const loadInterrupted = () => import('../interrupted/interrupted-page.tsx')
const loadTurnOff = () => import('../turn-off/turn-off-page.tsx')
const loadDoctor = () => import('../doctor/doctor-page.tsx')
const loadAbout = () => import('../about/about-page.tsx')
const loadChecklist = () => import('../checklist/checklist-page.tsx')
const loadRecovery = () => import('../recovery/recovery-page.tsx')
const loadMore = () => import('../more/more-page.tsx')
const loadUsage = () => import('../usage/usage-page.tsx')

const NoScreen = () => (
  <Screen title="This screen could not be loaded">
    <NotLoaded />
  </Screen>
)
const AccountCheck = later(async () => (await loadAccountCheck()).AccountCheck, NoScreen)
const RegionScreen = later(async () => (await loadRegion()).RegionScreen, NoScreen)
const ModelsScreen = later(async () => (await loadModels()).ModelsScreen, NoScreen)
const PermissionsScreen = later(async () => (await loadPermissions()).PermissionsScreen, NoScreen)
const ConnectScreen = later(async () => (await loadConnect()).ConnectScreen, NoScreen)
const DoneScreen = later(async () => (await loadDone()).DoneScreen, NoScreen)
const HistoryPage = later(async () => (await loadHistory()).HistoryPage, NoScreen)
const SettingsPage = later(async () => (await loadSettings()).SettingsPage, NoScreen)
const InterruptedPage = later(async () => (await loadInterrupted()).InterruptedPage, NoScreen)
const TurnOffPage = later(async () => (await loadTurnOff()).TurnOffPage, NoScreen)
const DoctorPage = later(async () => (await loadDoctor()).DoctorPage, NoScreen)
const AboutPage = later(async () => (await loadAbout()).AboutPage, NoScreen)
const ChecklistPage = later(async () => (await loadChecklist()).ChecklistPage, NoScreen)
const RecoveryPage = later(async () => (await loadRecovery()).RecoveryPage, NoScreen)
const MorePage = later(async () => (await loadMore()).MorePage, NoScreen)
const UsagePage = later(async () => (await loadUsage()).UsagePage, NoScreen)

export function PlaceView({ place }: { place: WindowPlace }) {
  useEffect(() => {
    const ahead = [
      loadAccountCheck,
      loadRegion,
      loadModels,
      loadPermissions,
      loadConnect,
      loadDone,
      loadHistory,
    ]
    const later = setTimeout(() => {
      // A chunk that does not come now is asked for again when its screen is opened, and complains there.
      for (const load of ahead) load().catch(() => undefined)
    }, 200)
    return () => clearTimeout(later)
  }, [])
  // The screen before stays until the next one is there: a blank in between would be a jump.
  const shown = useDeferredValue(place)
  return (
    <Suspense fallback={<Loading what="Opening the window" height={96} rows={4} />}>
      <Place place={shown} />
    </Suspense>
  )
}

function Place({ place }: { place: WindowPlace }) {
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
      return <UsagePage />
    case 'history':
      return <HistoryPage />
    case 'settings':
      return <SettingsPage />
    case 'interrupted':
      return <InterruptedPage />
    case 'turn-off':
      return <TurnOffPage />
    case 'checklist':
      return <ChecklistPage />
    case 'recovery':
      return <RecoveryPage />
    case 'about':
      return <AboutPage />
    case 'more':
      return <MorePage />
    case 'doctor':
      return <DoctorPage />
    default:
      return place satisfies never
  }
}
