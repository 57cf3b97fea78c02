import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { ProblemNotice } from './problem-notice.tsx'

afterEach(cleanup)

const show = () => {
  const on = { onRetry: vi.fn(), onOpen: vi.fn(), onGoTo: vi.fn() }
  render(
    <MantineProvider env="test">
      <ProblemNotice
        problem={{
          title: 'The sign-in has run out',
          detail: 'Nothing is lost.',
          raw: 'ExpiredToken: request 1234',
          remedies: [
            { kind: 'retry', label: 'Try again' },
            { kind: 'run', label: 'Renew it yourself', command: 'aws sso login --profile work' },
            { kind: 'open', label: 'How it works', url: 'https://docs.aws.amazon.com/' },
            { kind: 'goTo', label: 'Sign in again', place: 'sign-in' },
          ],
        }}
        {...on}
      />
    </MantineProvider>,
  )
  return { on, user: userEvent.setup() }
}

test('a problem is announced, and every kind of cure does its own thing', async () => {
  const { on, user } = show()
  expect(screen.getByRole('alert', { name: 'The sign-in has run out' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await user.click(screen.getByRole('button', { name: 'How it works' }))
  await user.click(screen.getByRole('button', { name: 'Sign in again' }))
  expect(on.onRetry).toHaveBeenCalledOnce()
  expect(on.onOpen).toHaveBeenCalledExactlyOnceWith('https://docs.aws.amazon.com/')
  expect(on.onGoTo).toHaveBeenCalledExactlyOnceWith('sign-in')
})

test('a command can be read and copied', async () => {
  const { user } = show()
  await user.click(screen.getByRole('button', { name: 'Copy: Renew it yourself' }))
  expect(await navigator.clipboard.readText()).toBe('aws sso login --profile work')
})

test('the words of AWS stay folded away until asked for', () => {
  show()
  const raw = screen.getByText('ExpiredToken: request 1234')
  expect(raw.closest('details')?.open).toBe(false)
})
