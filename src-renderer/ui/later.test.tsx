import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test } from 'vitest'
import { later } from './later.tsx'
import { NotLoaded } from './not-loaded.tsx'

afterEach(cleanup)

const show = (Part: ReturnType<typeof later>) =>
  render(
    <MantineProvider env="test">
      <p>The rest of the window</p>
      <Suspense>
        <Part />
      </Suspense>
    </MantineProvider>,
  )

test('a part that comes later is shown when it is there', async () => {
  show(later(async () => () => <p>The part</p>, NotLoaded))
  expect(await screen.findByText('The part')).toBeTruthy()
})

test('a part that cannot be had says so, and the window stays', async () => {
  const gone = new TypeError('Failed to fetch dynamically imported module')
  show(later(() => Promise.reject(gone), NotLoaded))
  expect(await screen.findByRole('button', { name: 'Reload' })).toBeTruthy()
  expect(screen.getByText('The rest of the window')).toBeTruthy()
})
