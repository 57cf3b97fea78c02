import { expect, test } from './fixtures.ts'
import { goTo } from './window.ts'

test.beforeEach(({ host }) =>
  test.skip(host.name === 'electron', 'In Electron the window and its files end with the host.'),
)

test('a host that ends while a part is on its way leaves a window that says so', async ({
  page,
  host,
}) => {
  await page.route('**/assets/alerts-bar-*.js', async (route) => {
    await host.stop()
    await route.continue()
  })
  const failed = page.waitForEvent('requestfailed', (request) =>
    request.url().includes('alerts-bar'),
  )
  await page.reload()
  await failed
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  await expect(page.getByText('Start Groundwork again, then reload this page.')).toBeVisible()
  await expect(page.getByRole('navigation')).toBeVisible()
})

test('a screen whose file cannot be had any more says what to do', async ({ page, host }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await host.stop()
  await goTo(page, 'doctor')
  await expect(page.getByRole('heading', { name: 'This screen could not be loaded' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: 'Reload' })).toBeVisible()
  await expect(page.getByText('Start Groundwork again, then reload this page.')).toBeVisible()
})
