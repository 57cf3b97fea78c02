import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { HistoryEntry } from '../../shared/setup/history.ts'
import { readCsv } from '../../shared/setup/read-csv.ts'
import { openWindow } from '../testing/open-window.tsx'
import { denied } from '../testing/samples.ts'

afterEach(() => vi.restoreAllMocks())

const entry = (number: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: `${number}`,
  at: Date.UTC(2026, 10, 23, 12) - number * 60_000,
  finishedAt: Date.UTC(2026, 10, 23, 12) - number * 60_000 + 1500,
  account: '111122223333',
  step: 'permissions',
  title: `Create policy ${number}`,
  what: 'iam:CreatePolicy',
  where: 'us-east-1',
  input: '{\n  "PolicyName": "Narrow"\n}',
  status: 'done',
  requestId: `request-${number}`,
  undo: 'Delete it again.',
  isUndo: false,
  undoable: true,
  ...more,
})
const many = (count: number) => Array.from({ length: count }, (_, number) => entry(number))
const mixed = [
  ...many(6),
  entry(6, {
    title: 'Write Claude Code’s settings',
    step: 'claude-code',
    what: 'file edit',
    where: '/home/ada/.claude/settings.json',
    input: '',
  }),
  entry(7, {
    title: 'Attach it',
    status: 'failed',
    problem: 'permission.denied',
    outcome: denied.title,
    undoable: false,
  }),
]

const open = (history: HistoryEntry[]) =>
  openWindow('history', { handlers: { readHistory: async () => history } })
const rows = () => document.querySelectorAll('main li')

test('nothing changed yet is said in words', async () => {
  open([])
  expect(await screen.findByText(/^Nothing has been changed yet/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save as CSV' })).toBe(null)
})

test('a history that cannot be read says why, and is read again', async () => {
  const answers = { isBroken: true }
  const { user } = openWindow('history', {
    handlers: {
      readHistory: async () => {
        if (answers.isBroken) throw new Error('No disk.')
        return mixed
      },
    },
  })
  const again = await screen.findByRole('button', { name: 'Try again' })
  answers.isBroken = false
  await user.click(again)
  expect(await screen.findByText('8 changes')).toBeTruthy()
})

test('a row opens by keyboard to everything that is known of it', async () => {
  const { user } = open(mixed)
  const row = await screen.findByRole('button', { name: /Attach it/ })
  row.focus()
  await user.keyboard('{Enter}')
  expect(row.getAttribute('aria-expanded')).toBe('true')
  const panel = within(document.getElementById(row.getAttribute('aria-controls') ?? '') as never)
  for (const words of ['111122223333', 'us-east-1', denied.title, 'permission.denied', '1.5 s'])
    expect(panel.getByText(words)).toBeTruthy()
  expect(panel.getByRole('region', { name: /sent to AWS/ }).textContent).toContain('PolicyName')
  await user.click(panel.getByRole('button', { name: 'Copy: request id' }))
  expect(await navigator.clipboard.readText()).toBe('request-7')
})

test('thousands of changes come a hundred at a time, and are all saved', async () => {
  const { user } = open(many(5000))
  expect(await screen.findByText('5,000 changes')).toBeTruthy()
  expect(rows()).toHaveLength(100)
  await user.click(screen.getByText('Show 100 more'))
  expect(rows()).toHaveLength(200)
  const blobs: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:kept'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  await user.click(screen.getByText('Save as CSV'))
  expect(readCsv((await blobs[0]?.text()) ?? '')).toHaveLength(5001)
})

test('what is filtered stays so while an undo is looked at', async () => {
  const { user } = open(mixed)
  await user.selectOptions(await screen.findByLabelText('Step'), 'permissions')
  await user.click(screen.getByLabelText('Only what can be undone'))
  expect(screen.getByText('6 of 8 changes')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo everything of this step…' }))
  await user.click(await screen.findByRole('button', { name: 'Keep it' }))
  await waitFor(() => expect(screen.getByText('6 of 8 changes')).toBeTruthy())
  await user.click(screen.getByRole('button', { name: 'Show all' }))
  expect(screen.getByText('8 changes')).toBeTruthy()
})

test('a filter that finds nothing says so, and has nothing to save', async () => {
  const { user } = open(mixed)
  await user.type(await screen.findByLabelText('Find a change'), 'no such thing')
  expect(screen.getByText('Nothing matches that.')).toBeTruthy()
  expect(screen.getByText('0 of 8 changes')).toBeTruthy()
  const save = screen.getByRole('button', { name: 'Save as JSON' })
  expect(save.hasAttribute('disabled')).toBe(true)
})
