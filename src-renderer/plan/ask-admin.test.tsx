import { screen, waitFor, within } from '@testing-library/react'
import { unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import type { Handlers } from '../../shared/contract.ts'
import type { StepId } from '../../shared/setup/step.ts'
import { openWindow } from '../testing/open-window.tsx'
import { handOverOf } from '../testing/sample-plans.ts'

const before: readonly StepId[] = [
  'sign-in',
  'account-check',
  'region',
  'first-use-form',
  'agreements',
  'model-access',
]
const made = handOverOf('permissions')
const link = 'I can’t do this, ask my admin'

vi.setConfig({ testTimeout: 30_000 })
afterEach(() => vi.restoreAllMocks())

async function openRequest(handlers: Partial<Handlers> = {}) {
  const opened = openWindow('permissions', { done: before, handlers })
  await opened.user.click(await screen.findByRole('button', { name: link }))
  const panel = await screen.findByRole('region', { name: 'Ask my admin' })
  return { ...opened, panel: within(panel) }
}

/** What the browser would have been given to keep. */
function watchDownloads() {
  const blobs: Blob[] = []
  const names: string[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:kept'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  return { blobs, names }
}

test('every file of the request can be looked into, copied and saved', async () => {
  const { user, panel } = await openRequest()
  const downloads = watchDownloads()
  const list = await panel.findByRole('list', { name: 'Files for my admin' })
  expect(within(list).getAllByRole('listitem')).toHaveLength(made.files.length)
  for (const { name, title, purpose, text } of made.files) {
    expect(panel.getByText(title)).toBeTruthy()
    expect(panel.getByText(purpose)).toBeTruthy()
    await user.click(panel.getByRole('button', { name: `Copy ${name}` }))
    expect(await navigator.clipboard.readText()).toBe(text)
    await user.click(panel.getByRole('button', { name: `Save ${name}` }))
    expect(downloads.names.at(-1)).toBe(name)
    expect(await downloads.blobs.at(-1)?.text()).toBe(text)
    expect(panel.getByText(`Look into ${name}`)).toBeTruthy()
  }
  expect(panel.getByText(made.leftOut[0] ?? '')).toBeTruthy()
})

test('all of it is one archive with the message in it', async () => {
  const { user, panel } = await openRequest()
  const downloads = watchDownloads()
  await user.click(await panel.findByRole('button', { name: 'Save all as one file' }))
  await waitFor(() => expect(downloads.names).toEqual(['groundwork-permissions.zip']))
  const bytes = new Uint8Array(await (downloads.blobs[0] as Blob).arrayBuffer())
  const unpacked = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, each]) => [name, new TextDecoder().decode(each)]),
  )
  expect(unpacked).toEqual({
    ...Object.fromEntries(
      made.files.map(({ name, text }) => [`groundwork-permissions/${name}`, text]),
    ),
    'groundwork-permissions/message.txt': made.message,
  })
})

test('the message is copied or becomes a mail', async () => {
  const { user, panel } = await openRequest()
  await user.click(await panel.findByRole('button', { name: 'Copy the message' }))
  expect(await navigator.clipboard.readText()).toBe(made.message)
  expect(panel.getByRole('link', { name: 'Write a mail' }).getAttribute('href')).toBe(made.mailto)
})

test('the focus goes into the request and back again, by keyboard alone', async () => {
  const { user } = openWindow('permissions', { done: before })
  const opener = await screen.findByRole('button', { name: link })
  opener.focus()
  await user.keyboard('{Enter}')
  const heading = await screen.findByRole('heading', { name: 'Ask my admin' })
  expect(document.activeElement).toBe(heading)
  const close = screen.getByRole('button', { name: 'Close the request' })
  await screen.findByRole('list', { name: 'Files for my admin' })
  for (let tabs = 0; tabs < 40 && document.activeElement !== close; tabs += 1) await user.tab()
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('region', { name: 'Ask my admin' })).toBeNull()
  expect(document.activeElement).toBe(opener)
})

test('checking again says what was seen and when, and stays in sight when it is done', async () => {
  const { user, panel, world } = await openRequest()
  const check = panel.getByRole('button', { name: 'Check again' })
  await user.click(check)
  await panel.findByText(/^Not done yet at \d\d:\d\d:\d\d\. The permissions step is open\.$/)
  world.done.add('permissions')
  await user.click(check)
  await panel.findByText(/^Done, seen at \d\d:\d\d:\d\d\. The permissions step is done\.$/)
  expect(await screen.findByRole('button', { name: /Prove what is allowed/ })).toBeTruthy()
})

test('what an administrator can do nothing about is said, with nothing to send', async () => {
  const { panel } = await openRequest({
    handOver: async () => ({ ...made, asked: 0, files: [], leftOut: ['A file on this computer.'] }),
  })
  expect(await panel.findByText('There is nothing in it for an administrator:')).toBeTruthy()
  expect(panel.getByText('A file on this computer.')).toBeTruthy()
  expect(panel.queryByRole('button', { name: 'Save all as one file' })).toBeNull()
})
