import { administratorOf, endpointIn, savedFile } from './administrator.ts'
import { expect, test } from './fixtures.ts'
import { fillPermissionSet } from './permission-set.ts'
import { withKeyboard, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test('an Identity Center user hands the permission set over, and sees when it is done', async ({
  running: { page, host },
}) => {
  test.skip(host.name === 'electron', 'Electron asks where to save with a dialog of the system.')
  await openScenario(page, 'Identity Center user')
  await goTo(page, 'permissions')
  await expect(
    page.getByText('The permission set ClaudeUsers does not hold the narrow policy yet'),
  ).toBeVisible()
  await expect(page.getByText('An administrator makes this change.')).toBeVisible()
  await expect(page.getByText('AWS said no')).toBeHidden()
  await withKeyboard(page, 'Ask my admin')
  const script = await savedFile(page, 'groundwork-permission-set.sh')
  const policy = await savedFile(page, 'groundwork-permission-set.json')
  await fillPermissionSet(
    await administratorOf(host.dataDir, 'identity-center', endpointIn(script)),
    policy,
  )
  await withKeyboard(page, 'Check again')
  await expect(page.getByText(/^Done, seen at /)).toBeVisible()
  await withMouse(page, 'Close the request')
  await withMouse(page, 'Prove what is allowed and denied')
  await expect(page.getByRole('heading', { name: /^Proven:/ })).toBeVisible()
})
