import { describe, expect, it } from 'vitest'
import type { Change, FileEdit, JsonObject } from './change.ts'
import { toView } from './to-view.ts'

function view(effect: Change['effect'], undo: Change['undo'] = []) {
  const change = { id: 'a', title: 'A', why: '', effect, after: [], undo, undoWords: 'Back.' }
  const plan = toView({
    id: 'plan',
    step: 'sign-in',
    title: 'Test',
    account: '111122223333',
    region: 'eu-central-1',
    profile: 'admin',
    changes: [change],
  })
  return { plan, effect: plan.changes[0]?.effect }
}
const edit = (before: string | null, after: string | null): FileEdit => ({
  kind: 'file-edit',
  path: '/home/me/.aws/credentials',
  before,
  after,
  isSecret: true,
})
const diff = (before: string | null, after: string | null) => {
  const { effect } = view(edit(before, after))
  return effect?.kind === 'file-edit' ? effect.diff : ''
}
const json = (input: JsonObject) => {
  const { effect } = view({
    kind: 'aws-call',
    service: 'iam',
    operation: 'CreatePolicy',
    input,
    region: 'us-east-1',
    expect: 'success',
  })
  return effect?.kind === 'aws-call' ? effect.json : ''
}

const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12'

describe('a plan on the screen', () => {
  it('says AWS’s own name for each change, and who can undo it', () => {
    const detach = {
      kind: 'aws-call',
      service: 'iam',
      operation: 'DetachUserPolicy',
      input: {},
      region: 'us-east-1',
      expect: 'success',
    } as const
    const attach = { ...detach, operation: 'AttachUserPolicy' }
    const words = (effect: Change['effect'], undo: Change['undo']) => {
      const { term, undoBy } = view(effect, undo).plan.changes[0] ?? {}
      return { term, undoBy }
    }
    expect(words(attach, [detach, detach])).toEqual({
      term: 'iam:AttachUserPolicy',
      undoBy: 'It takes the right to call iam:DetachUserPolicy.',
    })
    expect(words(attach, null).undoBy).toBeUndefined()
    expect(words(attach, []).undoBy).toBeUndefined()
    expect(words(edit('a', 'b'), [])).toEqual({ undoBy: 'You can do that yourself.' })
  })

  it('shows a file as a diff of what changes, with three lines around it', () => {
    const before = 'a = 1\nb = 2\nc = 3\nd = 4\ne = 5\n'
    expect(diff(before, before.replace('e = 5', 'e = 6'))).toBe(
      '@@ -2,4 +2,4 @@\n b = 2\n c = 3\n d = 4\n-e = 5\n+e = 6\n',
    )
  })

  it('shows a new file whole', () => {
    expect(diff(null, 'a = 1\n')).toBe('@@ -0,0 +1,1 @@\n+a = 1\n')
    expect(view(edit(null, 'x')).effect).toMatchObject({ isNew: true })
  })

  it('masks keys, but shows that they are replaced', () => {
    const file = (id: string, key: string) =>
      `[a]\naws_access_key_id = ${id}\naws_secret_access_key = ${key}\n`
    const shown = diff(
      file('AKIAIOSFODNN7EXAMPLE', secret),
      file('AKIAIOSFODNN7EXAMPLE', 'x'.repeat(40)),
    )
    expect(shown).toContain('aws_access_key_id = ••••MPLE')
    expect(shown).toContain('-aws_secret_access_key = ••••\n+aws_secret_access_key = •••• (new)')
    expect(shown).not.toContain(secret)
    expect(shown).not.toContain('xxxx')
  })

  it('masks secrets of settings files, and no numbers of tokens', () => {
    const settings = (count: number) =>
      JSON.stringify(
        { env: { ANTHROPIC_API_KEY: secret, CLAUDE_CODE_MAX_OUTPUT_TOKENS: String(count) } },
        null,
        2,
      )
    const shown = diff(settings(1), settings(2))
    expect(shown).not.toContain(secret)
    expect(shown).toContain('"ANTHROPIC_API_KEY": "••••"')
    expect(shown).toContain('+    "CLAUDE_CODE_MAX_OUTPUT_TOKENS": "2"')
  })

  it('keeps secrets out of every part of the plan', () => {
    const { plan } = view(edit(null, `[a]\naws_session_token=${secret}\r\n`))
    expect(JSON.stringify(plan)).not.toContain(secret)
  })

  it('opens JSON that travels as text', () => {
    const shown = json({ PolicyName: 'x', PolicyDocument: '{"Version":"2012-10-17"}' })
    expect(JSON.parse(shown)).toEqual({
      PolicyName: 'x',
      PolicyDocument: { Version: '2012-10-17' },
    })
  })
})
