import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, Notification, protocol, session, shell } from 'electron'
import { openLog } from '../common/log.ts'
import { findPlaces } from '../common/places.ts'
import { rendererFiles } from '../common/renderer-files.ts'
import { mayUse, pageOrigin, pagePath } from './decide-access.ts'
import { decideStart, endsWithLastWindow } from './decide-start.ts'
import { setMenu } from './menu.ts'
import { openWindow } from './open-window.ts'
import { serveWindow } from './serve-window.ts'
import { lookForUpdates } from './updates.ts'

const { argv, env: environment, platform } = process
const { dataDir, opens } = decideStart(argv.slice(1))
const places = findPlaces({ environment, platform, home: homedir(), dataDir })
const log = openLog(places.dataFolder, Date.now)

// Before `ready`, so nothing here may be awaited: https://github.com/electron/electron/issues/40719
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
// Chromium's own files, and with them the lock: one app per data folder.
app.setPath('userData', join(places.dataFolder, 'window'))
process.on('unhandledRejection', (error) => log('error', 'Nobody waited for a failure', { error }))

if (!app.requestSingleInstanceLock()) app.quit()
else
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log('error', 'Groundwork could not start', { error })
      console.error('Groundwork could not start. Its log is in', places.dataFolder)
      app.exit(1)
    })

async function start() {
  servePage()
  denyPermissions()
  setMenu(platform, app.isPackaged)
  const { startCore } = await import('../common/start-core.ts')
  const core = startCore({
    info: {
      name: 'Groundwork',
      version: app.getVersion(),
      host: 'electron',
      platform,
      powers: [
        ...(app.isPackaged ? (['update'] as const) : []),
        ...(Notification.isSupported() ? (['desktop-notify'] as const) : []),
      ],
      dataFolder: places.dataFolder,
    },
    places,
    environment,
    log,
    openLink: (url) => shell.openExternal(url),
    ...(Notification.isSupported() && {
      desktopNotify: (title, body) => new Notification({ title, body }).show(),
    }),
  })
  const open = (isShown: boolean) =>
    openWindow(isShown, ({ webContents }) => serveWindow(webContents, core))
  const show = () => {
    const window = BrowserWindow.getAllWindows()[0] ?? open(true)
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (endsWithLastWindow(platform)) app.quit()
  })
  app.once('will-quit', (event) => {
    event.preventDefault()
    void core.close().finally(() => app.exit(0))
  })
  open(opens).once('ready-to-show', () => {
    console.log(`Groundwork is ready at ${pageOrigin}/`)
    if (app.isPackaged) void lookForUpdates(log)
  })
}

/** The built page under our own scheme, with the same headers as in the browser host. */
function servePage() {
  const files = rendererFiles(join(import.meta.dirname, '../renderer'))
  protocol.handle('app', async ({ method, url }) => {
    const { status, headers, body } = await files(method, pagePath(url) ?? '')
    return new Response(body, { status, headers })
  })
}

function denyPermissions() {
  session.defaultSession.setPermissionRequestHandler((_, permission, answer, { requestingUrl }) =>
    answer(mayUse(permission, requestingUrl)),
  )
  session.defaultSession.setPermissionCheckHandler((_, permission, origin) =>
    mayUse(permission, origin),
  )
  session.defaultSession.setDevicePermissionHandler(() => false)
}
