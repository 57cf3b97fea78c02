import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLog } from '../../hosts/common/log.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { withoutNames } from './without-names.ts'
import { writeReport } from './write-report.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

test('the report names what is open first, the versions and the last problems of the app', async () => {
  openLog(`${bench.home}/data`, Date.now)('error', 'A change failed unexpectedly')
  await bench.ask('connect', { kind: 'practice', scenario: 'zero-quota' })
  const { title, markdown } = await bench.ask('makeReport', { withAccount: false })
  expect(title).toContain('AWS gives this account no tokens')
  expect(markdown).toContain('Groundwork 0, browser, linux')
  expect(markdown).toContain('A change failed unexpectedly')
  expect(markdown).toContain('Problem quota.none')
})

test('no account number, user name or key is in it unless the account is asked for', async () => {
  await bench.ask('connect', { kind: 'practice', scenario: 'member-without-iam' })
  const { account } = await bench.practice('member-without-iam')
  const { keys } = await bench.practice('member-without-iam')
  const kept = await bench.ask('makeReport', { withAccount: false })
  expect(kept.markdown).not.toContain(account.id)
  expect(kept.markdown).not.toContain('claude-bedrock-user')
  const whole = await bench.ask('makeReport', { withAccount: true })
  expect(whole.markdown).toContain('claude-bedrock-user')
  for (const { markdown } of [kept, whole])
    for (const { accessKeyId, secretAccessKey } of Object.values(keys)) {
      expect(markdown).not.toContain(accessKeyId)
      expect(markdown).not.toContain(secretAccessKey)
    }
})

test('a report can be made where nothing works', async () => {
  await bench.ask('connect', { kind: 'practice', scenario: 'expired-session' })
  const { title, markdown } = await bench.ask('makeReport', { withAccount: false })
  expect(title).toContain('The sign-in has run out')
  expect(markdown).toContain('Could not be read.')
})

test('what is too long for an issue is cut, and says so', () => {
  const { issue, markdown } = writeReport({
    info: { name: 'G', version: '1', host: 'browser', platform: 'x', powers: [], dataFolder: '' },
    findings: [],
    log: [{ time: '', level: 'error', message: 'long', about: 'x'.repeat(100_000) }],
    isPractice: true,
    now: 0,
    redact: (text) => text,
  })
  expect(markdown.length).toBeGreaterThan(100_000)
  expect(issue.length).toBeLessThanOrEqual(65_536)
  expect(issue).toContain('Cut here')
})

test('somebody called admin does not take the administrators along', () => {
  expect(withoutNames('admin asks an administrator of 111122223333', ['admin'])).toBe(
    '<name> asks an administrator of <account>',
  )
})
