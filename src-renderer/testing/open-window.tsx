import { cleanup, configure, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { onTestFinished } from 'vitest'
import { App } from '../app.tsx'
import { createSmallCore } from './small-core.ts'

/** The whole window on a small core, opened at a place; closed again when the test ends. */
export function openWindow(place: string, options?: Parameters<typeof createSmallCore>[0]) {
  // A busy machine takes its time over a chunk; what is waited for is a fact all the same.
  configure({ asyncUtilTimeout: 8000 })
  const core = createSmallCore(options)
  location.hash = place && `#/${place}`
  const user = userEvent.setup()
  render(<App client={core.client} env="test" />)
  onTestFinished(() => {
    cleanup()
    core.close()
    location.hash = ''
    localStorage.clear()
  })
  return { ...core, user }
}
