import { EditorView } from '@codemirror/view'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { PolicyFinding } from '../../../../shared/setup/policy-check.ts'
import type { StepId } from '../../../../shared/setup/step.ts'
import { openWindow } from '../../../testing/open-window.tsx'
import { denied, permissionsReview, policyCheckOf } from '../../../testing/samples.ts'

vi.setConfig({ testTimeout: 30_000 })

const done: readonly StepId[] = [
  'sign-in',
  'account-check',
  'region',
  'first-use-form',
  'agreements',
  'model-access',
]
const open = (options: Parameters<typeof openWindow>[1] = {}) =>
  openWindow('permissions', { done, ...options })

const finding = (message: string, offset = 4): PolicyFinding => ({
  code: 'broad-action',
  from: 'app',
  severity: 'warning',
  message,
  start: { line: 2, column: 3, offset },
  end: { line: 2, column: 5, offset: offset + 2 },
})

type User = ReturnType<typeof open>['user']
async function edit(user: User): Promise<EditorView> {
  await user.click(await screen.findByRole('button', { name: 'Edit the document' }))
  const box = await screen.findByRole('textbox', { name: 'Policy document (JSON)' })
  const view = EditorView.findFromDOM(box)
  if (!view) throw new Error('There is no editor.')
  return view
}
const write = (view: EditorView, text: string) =>
  act(() => {
    // happy-dom tells of a moved selection at once and not later, which an editor with the focus cannot bear.
    view.contentDOM.blur()
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
  })
const isHeld = (name: string) =>
  screen.getByRole('button', { name }).getAttribute('aria-disabled') === 'true'

test('the editor begins with the document in use, has the focus, and lets Tab out', async () => {
  const { user } = open()
  const view = await edit(user)
  expect(view.state.doc.toString()).toBe(permissionsReview.document)
  expect(view.hasFocus).toBe(true)
  await screen.findByText('Nothing to say against it.')
  expect(isHeld('Use this document')).toBe(true)
  await user.tab()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Use this document' }))
})

test('a finding is listed with its line, and leads there', async () => {
  const { user } = open({
    handlers: {
      checkPolicyDocument: async ({ document }) => ({
        ...policyCheckOf(document),
        findings: [finding('Too broad.')],
      }),
    },
  })
  const view = await edit(user)
  const list = await screen.findByRole('list', { name: 'Findings' })
  expect(within(list).getByText('Too broad.')).toBeTruthy()
  await screen.findByText('1 warning. It can be used all the same.')
  await user.click(within(list).getByRole('button', { name: 'Warning in line 2' }))
  expect(view.state.selection.main.head).toBe(4)
  expect(view.hasFocus).toBe(true)
})

test('an answer about a text that is gone is dropped', async () => {
  const answers = new Map<string, (message: string) => void>()
  const { user } = open({
    handlers: {
      checkPolicyDocument: ({ document }) =>
        new Promise((resolve) => {
          answers.set(document, (message) =>
            resolve({ ...policyCheckOf(document), findings: [finding(message)] }),
          )
        }),
    },
  })
  const view = await edit(user)
  write(view, '{"first": 1}')
  await waitFor(() => expect(answers.has('{"first": 1}')).toBe(true))
  write(view, '{"second": 2}')
  await waitFor(() => expect(answers.has('{"second": 2}')).toBe(true))
  expect(screen.getByText('Checking…')).toBeTruthy()
  answers.get('{"second": 2}')?.('About the second.')
  await screen.findByText('About the second.')
  answers.get('{"first": 1}')?.('About the first.')
  await act(async () => {})
  expect(screen.queryByText('About the first.')).toBeNull()
})

test('only a document without errors is used, and then stands in the choices', async () => {
  const { user, world } = open({
    handlers: {
      checkPolicyDocument: async ({ document }) =>
        document === '{'
          ? {
              ...policyCheckOf(document),
              isUsable: false,
              findings: [{ ...finding('It does not end.', 0), severity: 'error' }],
            }
          : policyCheckOf(document),
    },
  })
  const view = await edit(user)
  write(view, '{')
  await screen.findByText('1 error. It cannot be used yet.')
  expect(isHeld('Use this document')).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Use this document' }))
  expect(world.choices.policyDocument).toBeUndefined()

  write(view, '{"Statement": []}')
  await waitFor(() => expect(isHeld('Use this document')).toBe(false))
  await user.click(screen.getByRole('button', { name: 'Use this document' }))
  const again = await screen.findByRole('button', { name: 'Edit the document' })
  expect(world.choices.policyDocument).toBe('{"Statement": []}')
  expect(document.activeElement).toBe(again)
})

test('what is written survives another screen, and goes when it is discarded', async () => {
  const { user } = open()
  write(await edit(user), '{"mine": true}')
  location.hash = '#/region'
  await waitFor(() =>
    expect(screen.queryByRole('textbox', { name: 'Policy document (JSON)' })).toBeNull(),
  )
  location.hash = '#/permissions'
  const box = await screen.findByRole('textbox', { name: 'Policy document (JSON)' })
  expect(EditorView.findFromDOM(box)?.state.doc.toString()).toBe('{"mine": true}')
  await user.click(screen.getByRole('button', { name: 'Discard my edits' }))
  const view = await edit(user)
  expect(view.state.doc.toString()).toBe(permissionsReview.document)
})

test('an edited document that has parted from the choices says so, and can be put aside and fetched', async () => {
  const review = { ...permissionsReview, document: '{"mine": true}' }
  const { user, world } = open({
    handlers: {
      reviewPermissions: async () => ({
        ...review,
        isEdited: world.choices.policyDocument !== null,
      }),
      checkPolicyDocument: async ({ document }) => ({
        ...policyCheckOf(document),
        fitsChoices: false,
      }),
    },
  })
  await screen.findByText('The document you edited no longer matches your choices.')
  await user.click(screen.getByRole('button', { name: 'Back to the generated one' }))
  await waitFor(() => expect(world.choices.policyDocument).toBeNull())
  await user.click(await screen.findByRole('button', { name: 'Open my edited one again' }))
  const box = await screen.findByRole('textbox', { name: 'Policy document (JSON)' })
  expect(EditorView.findFromDOM(box)?.state.doc.toString()).toBe('{"mine": true}')
})

test('what changes is asked only when it is opened, and told in words', async () => {
  const { user, world } = open({
    handlers: {
      comparePolicyDocument: async () => ({
        diff: '-old\n+new',
        current: { name: 'ClaudeBedrockCursorAccess', version: 'v3' },
      }),
      foreseePolicyDocument: async () => ({
        name: 'claude',
        rows: [
          { ability: 'Call everything', now: 'allowed', afterwards: 'denied' },
          { ability: 'Call Claude', now: 'allowed', afterwards: 'allowed' },
        ],
      }),
    },
  })
  const title = await screen.findByText('What changes for claude')
  const askedFor = (name: string) => world.asked.some((each) => each.name === name)
  expect(askedFor('foreseePolicyDocument')).toBe(false)
  await user.click(title)
  const table = await screen.findByRole('table', { name: 'What changes for claude' })
  expect(
    within(table).getByRole('row', { name: /Call everything Allowed Denied ?, changes/ }),
  ).toBeTruthy()
  expect(within(table).getByRole('row', { name: 'Call Claude Allowed Allowed' })).toBeTruthy()
  expect(screen.getByText(/^1 of 2 lines change for claude/)).toBeTruthy()
  expect(askedFor('comparePolicyDocument')).toBe(false)
  await user.click(screen.getByText('Compared with what is attached now'))
  await screen.findByText(/go from ClaudeBedrockCursorAccess \(version v3\)/)
})

test('who may not have it simulated is told so calmly', async () => {
  const { user } = open({
    handlers: {
      foreseePolicyDocument: async () => {
        const { ProblemError } = await import('../../../../shared/problem.ts')
        throw new ProblemError(denied)
      },
    },
  })
  await user.click(await screen.findByText('What changes for claude'))
  await screen.findByText(/may not have IAM simulate/)
  expect(screen.queryByRole('alert')).toBeNull()
})
