import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { Shell } from '../../../shared/setup/shell.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { linesFor } from '../identity/shell-lines.ts'
import { findShellProfiles } from '../identity/shell-profiles.ts'

let bench: AppBench
let files: ReturnType<typeof findShellProfiles>
beforeEach(async () => {
  bench = await openAppBench()
  files = findShellProfiles(bench.practiceHome('fresh'), 'linux')
  await bench.ask('connect', { kind: 'practice', scenario: 'fresh', profile: 'practice-admin' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

describe('environment variables', () => {
  it.each(Shell.options)(
    'are set in a marked block for %s, once, and taken out again',
    async (shell) => {
      const mine = '# mine\nalias ll=ls\n'
      await mkdir(dirname(files[shell]), { recursive: true })
      await writeFile(files[shell], mine)
      expect(await bench.status('environment-variables')).toBe('needs-you')
      await bench.apply({ step: 'environment-variables', shell })
      expect(await bench.status('environment-variables')).toBe('done')
      const set = await readFile(files[shell], 'utf8')
      expect(set.startsWith(mine)).toBe(true)
      for (const name of ['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION'])
        expect(set).toMatch(new RegExp(`\\b${name}\\b.*(claude-bedrock|eu-central-1)`))
      const again = await bench.ask('planStep', { step: 'environment-variables', shell })
      expect(again.changes).toEqual([])
      // Whatever somebody adds meanwhile stays.
      await writeFile(files[shell], `${set}alias la=ls\n`)
      await bench.undoEverything()
      expect(await readFile(files[shell], 'utf8')).toBe(`${mine}alias la=ls\n`)
    },
  )

  it('say so when the file sets the same by itself, and when another Region is chosen', async () => {
    await writeFile(files.bash, 'export AWS_PROFILE=work\n')
    const { notes } = await bench.apply({ step: 'environment-variables', shell: 'bash' })
    expect(notes.join(' ')).toContain('The file sets AWS_PROFILE itself')
    await bench.ask('choose', { region: 'eu-west-1' })
    expect(await bench.status('environment-variables')).toBe('needs-you')
    await bench.apply({ step: 'environment-variables', shell: 'bash' })
    const text = await readFile(files.bash, 'utf8')
    expect(text.match(/>>> Groundwork/g)).toHaveLength(1)
    expect(text).toContain("export AWS_REGION='eu-west-1'")
  })
})

test('bash takes the lines for what they say, whatever the profile is called', () => {
  const name = `o'brien "$HOME" \\`
  const script = `${linesFor('bash', { AWS_PROFILE: name })}\nprintf %s "$AWS_PROFILE"`
  expect(execFileSync('bash', ['-c', script]).toString()).toBe(name)
})
