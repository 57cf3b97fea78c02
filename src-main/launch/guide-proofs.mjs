// Says which headings and commands of the setup guide have no test that passed in this run.
import { relative, sep } from 'node:path'

/** A test by where it is and what it is called. @param {string} file @param {string} title */
const keyOf = (file, title) => `${file} ${title}`

/** The tests of Vitest's JSON report that passed.
 * @param {any} report @param {string} root @returns {string[]} */
export function passedInVitest(report, root) {
  return report.testResults.flatMap((/** @type {any} */ { name, assertionResults }) =>
    assertionResults
      .filter((/** @type {any} */ { status }) => status === 'passed')
      .map((/** @type {any} */ { title }) =>
        keyOf(relative(root, name).split(sep).join('/'), title),
      ),
  )
}

/** The flows of Playwright's JSON report that passed on at least one host.
 * @param {any} report @returns {string[]} */
export function passedInPlaywright(report) {
  const suites = [...report.suites]
  /** @type {string[]} */
  const passed = []
  for (const suite of suites) {
    suites.push(...(suite.suites ?? []))
    for (const { file, title, tests } of suite.specs ?? [])
      if (tests.some((/** @type {any} */ { status }) => status === 'expected'))
        passed.push(keyOf(`e2e/${file}`, title))
  }
  return passed
}

/** Rows of `assets/guide-coverage.md` of which no proof is among the tests that passed.
 * @param {string} table @param {readonly string[]} passed @returns {string[]} */
export function rowsWithoutProof(table, passed) {
  const known = new Set(passed)
  return table
    .split('\n')
    .filter((line) => /^\| [`*]/.test(line))
    .filter(
      (line) =>
        ![...line.matchAll(/“([^”]+)” \(`([^`]+)`\)/g)].some(([, title = '', file = '']) =>
          known.has(keyOf(file, title)),
        ),
    )
    .map((line) => line.split('|')[1]?.trim() ?? line)
}
