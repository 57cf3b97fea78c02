import { defineConfig } from '@playwright/test'
import { findChromium } from './src-main/launch/chromium.mjs'

const executablePath = process.env.GROUNDWORK_CHROMIUM ?? findChromium()

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium refuses to run as root with its sandbox, and must not look for updates while tests run.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  globalSetup: './e2e/build.ts',
  // The same flows on both hosts. Without Electron's binary its project skips itself and says why.
  projects: [{ name: 'browser' }, { name: 'electron' }],
})
