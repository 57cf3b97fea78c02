// Finds a browser for the tests, or gets one: an installed one, Playwright's, or the system's package.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
]

/** @returns {string | undefined} the path of an installed browser, Playwright's own included */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...places,
    chromium.executablePath(),
  ]
  return candidates.find((path) => path !== '' && existsSync(path))
}

/** @param {string} command @param {string[]} args @returns {boolean} */
function runs(command, args) {
  process.stderr.write(`$ ${command} ${args.join(' ')}\n`)
  return spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0
}

/** Finds a browser or gets one. Throws a sentence when neither works. @returns {string} */
export function ensureChromium() {
  const installed = findChromium()
  if (installed) return installed
  process.stderr.write('No Chrome, Chromium or Edge is installed. Getting one for the tests.\n')
  const playwright = join(import.meta.dirname, '../../node_modules/playwright/cli.js')
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  // On a Debian machine the system's package brings the libraries along, which Playwright's download does not.
  if (isDebianRoot && runs('apt-get', ['update', '-qq']))
    runs('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  if (!findChromium()) runs(process.execPath, [playwright, 'install', 'chromium'])
  const found = findChromium()
  if (!found)
    throw new Error(
      'No browser could be installed. Install Chrome, Chromium or Edge, then run again.',
    )
  return found
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(`${ensureChromium()}\n`)
