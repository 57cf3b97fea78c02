import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Outcome } from '../../../shared/setup/plan.ts'
import type { StepId } from '../../../shared/setup/step.ts'
import { openWindow } from '../../testing/open-window.tsx'
import { planOf } from '../../testing/sample-plans.ts'
import { denied } from '../../testing/samples.ts'

const before: readonly StepId[] = [
  'sign-in',
  'account-check',
  'region',
  'first-use-form',
  'agreements',
  'model-access',
]
const create = 'Create the policy and attach it'

vi.setConfig({ testTimeout: 30_000 })

test('what will change is shown before anything does, down to the exact request', async () => {
  const { user, world } = openWindow('permissions', { done: before })
  const list = await screen.findByRole('list', { name: 'What will change' })
  const line = within(list).getByRole('button', { name: /Create the policy Claude/ })
  expect(line.getAttribute('aria-expanded')).toBe('false')
  await user.click(line)
  expect(screen.getByLabelText('Exact request (JSON)').textContent).toContain('"PolicyName"')
  expect(screen.getByLabelText('Command').textContent).toContain('aws iam create-policy')
  expect(world.asked.some(({ name }) => name === 'applyPlan')).toBe(false)
})

test('the same list becomes the progress, the button keeps the focus, and the next step follows', async () => {
  let end = (_: Outcome) => {}
  const ending = new Promise<Outcome>((resolve) => {
    end = resolve
  })
  const { user, notify, world } = openWindow('permissions', {
    done: before,
    handlers: { applyPlan: () => ending },
  })
  const button = await screen.findByRole('button', { name: create })
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull())
  await user.click(button)
  const list = await screen.findByRole('list', { name: 'Changing now' })
  const { id: planId, changes } = planOf('permissions')
  notify('changeProgressed', { planId, changeId: 'create-policy', status: 'done' })
  notify('changeProgressed', { planId, changeId: 'attach-policy', status: 'running' })
  await within(list).findByRole('button', { name: /Create the policy Claude.*Done/ })
  await within(list).findByRole('button', { name: /Attach it.*Under way/ })
  expect(document.activeElement).toBe(button)
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('button', { name: 'Stop after this line' })).toBeTruthy()

  world.done.add('permissions')
  end({
    planId,
    status: 'done',
    changes: changes.map(({ id }) => ({ planId, changeId: id, status: 'done' })),
  })
  expect(await screen.findByRole('list', { name: 'What was changed' })).toBeTruthy()
  expect(await screen.findByRole('button', { name: /Prove what is allowed/ })).toBe(button)
  expect(document.activeElement).toBe(button)
})

test('a failure stands on its own line with its cure, and what came after was not run', async () => {
  const { user } = openWindow('permissions', {
    done: before,
    handlers: {
      applyPlan: async ({ planId }) => ({
        planId,
        status: 'failed',
        changes: [
          { planId, changeId: 'create-policy', status: 'failed', problem: denied },
          { planId, changeId: 'attach-policy', status: 'not-run' },
          { planId, changeId: 'write-settings', status: 'not-run' },
        ],
      }),
    },
  })
  const button = await screen.findByRole('button', { name: create })
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull())
  await user.click(button)
  const list = await screen.findByRole('list', { name: 'Stopped at the line that failed' })
  expect(within(list).getByRole('alert', { name: denied.title })).toBeTruthy()
  const lines = within(list).getAllByRole('listitem')
  expect(lines[0]?.textContent).toContain(denied.title)
  expect(lines[1]?.textContent).toContain('Not run')
  await user.click(screen.getByRole('button', { name: 'Look again' }))
  expect(await screen.findByRole('list', { name: 'What will change' })).toBeTruthy()
})

test('who may not do it can hand it to an administrator and go on', async () => {
  const { user } = openWindow('permissions', {
    done: before,
    handlers: {
      checkStep: async ({ step }) => ({
        step,
        status: before.includes(step) ? 'done' : 'needs-admin',
        title: `${step} seen`,
        evidence: [],
        problem: denied,
        checkedAt: 0,
      }),
    },
  })
  const ask = await screen.findByRole('button', { name: 'Ask my admin' })
  await user.click(ask)
  expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'Ask my admin' }))
  await user.click(await screen.findByRole('button', { name: 'Copy groundwork-permissions.sh' }))
  const copied = await navigator.clipboard.readText()
  expect(copied).toContain('aws iam create-policy --policy-name ClaudeBedrockCursorAccess')
  await user.click(screen.getByRole('button', { name: 'Go on without it' }))
  await waitFor(() => expect(location.hash).toBe('#/connect'))
})

test('when all is done nothing is planned and the way on is one button', async () => {
  const { world } = openWindow('permissions', { done: [...before, 'permissions', 'proof'] })
  expect(await screen.findByRole('button', { name: 'Continue' })).toBeTruthy()
  expect(await screen.findByText('Nothing changes on this screen.')).toBeTruthy()
  expect(world.asked.some(({ name }) => name === 'planStep')).toBe(false)
})

test('what was begun before a reload goes on in sight, and can be stopped', async () => {
  const plan = planOf('permissions')
  const { user, notify, world } = openWindow('permissions', {
    done: before,
    handlers: {
      readRunning: async () => [
        {
          plan,
          progress: [
            { planId: plan.id, changeId: 'create-policy', status: 'done' },
            { planId: plan.id, changeId: 'attach-policy', status: 'running' },
          ],
        },
      ],
    },
  })
  const list = await screen.findByRole('list', { name: 'Changing now' })
  await within(list).findByRole('button', { name: /Attach it.*Under way/ })
  await user.click(screen.getByRole('button', { name: 'Stop after this line' }))
  expect(world.asked).toContainEqual({ name: 'cancelPlan', input: { planId: plan.id } })
  notify('planEnded', {
    planId: plan.id,
    status: 'cancelled',
    changes: plan.changes.map(({ id }) => ({ planId: plan.id, changeId: id, status: 'done' })),
  })
  expect(await screen.findByRole('heading', { name: 'Stopped, as you asked' })).toBeTruthy()
})
