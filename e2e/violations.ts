import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** Every violation of WCAG 2.2 A and AA on the screen, in both schemes. */
export async function violations(page: Page, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(untilStill)
    // Evaluated by the debugger, so the page's content security policy stays as it is.
    await page.evaluate(axeSource)
    const results: AxeResults = await page.evaluate(
      'axe.run(document, { resultTypes: ["violations"] })',
    )
    found.push(
      ...results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${screen} ${colorScheme}: ${id} at ${target.join(' ')}`),
      ),
    )
  }
  return found
}

/** What has begun to appear or to go is there or gone: half-way its colours are those of neither. */
async function untilStill(): Promise<void> {
  // A part that opens begins to move one frame after it is there.
  for (let frame = 0; frame < 2; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  const moving = document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  // Nothing here moves for longer than 150 ms; what says it does, as a part that is out of sight, is not waited for.
  const longest = new Promise((resolve) => setTimeout(resolve, 500))
  await Promise.race([Promise.allSettled(moving.map(({ finished }) => finished)), longest])
}
