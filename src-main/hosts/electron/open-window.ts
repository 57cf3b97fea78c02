import { join } from 'node:path'
import { BrowserWindow, nativeTheme, shell } from 'electron'
import { isMailDraft, mayNavigate, pageOrigin } from './decide-access.ts'

/** The one window: sandboxed, with nothing but our page in it. `joined` is called before the page loads. */
export function openWindow(
  isShown: boolean,
  joined: (window: BrowserWindow) => void,
): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Groundwork',
    width: 1180,
    height: 780,
    minWidth: 900,
    minHeight: 640,
    show: false,
    // The page's own colours, so that nothing flashes before it is drawn.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1d1b19' : '#faf9f7',
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  const { webContents } = window
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-frame-navigate', (event) => {
    if (mayNavigate(event.url)) return
    event.preventDefault()
    if (isMailDraft(event.url) && event.isMainFrame) void shell.openExternal(event.url)
  })
  webContents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  if (isShown) window.once('ready-to-show', () => window.show())
  joined(window)
  void window.loadURL(`${pageOrigin}/`)
  return window
}
