import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { ChecklistItem } from '../../shared/checklist/checklist.ts'
import { openWindow } from '../testing/open-window.tsx'

vi.setConfig({ testTimeout: 30_000 })

const monitoring: ChecklistItem = {
  id: 'monitoring',
  title: 'Monitoring',
  why: 'Seen by others too.',
  status: 'needs-you',
  seen: ['There is no dashboard'],
  evidence: [],
  at: 0,
  isOptional: false,
  place: 'more',
}
const opener = () => screen.findByRole('button', { name: /^A dashboard in your account/ })

test('a point of the checklist leads to the section it is about, open and with the focus', async () => {
  const { user } = openWindow('checklist', {
    handlers: { readChecklist: async () => ({ items: [monitoring], checkedAt: 0 }) },
  })
  await user.click(await screen.findByRole('button', { name: 'Put it right: Monitoring' }))
  const dashboard = await opener()
  expect(dashboard.getAttribute('aria-expanded')).toBe('true')
  await vi.waitFor(() => expect(document.activeElement).toBe(dashboard))
})

test('opened from the rail every section is shut', async () => {
  openWindow('more')
  expect((await opener()).getAttribute('aria-expanded')).toBe('false')
})

test('closing the list of changes leaves the keyboard at its section', async () => {
  const { user } = openWindow('more/dashboard')
  await user.click(await screen.findByRole('button', { name: 'Create the dashboard…' }))
  await user.click(await screen.findByRole('button', { name: 'Cancel' }))
  expect(document.activeElement).toBe(await opener())
})
