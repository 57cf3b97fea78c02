import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overhear } from '../../testing/cli/overhear.ts'
import { readCommand } from '../../testing/cli/read-command.ts'
import { changeOf, iamCall, planOf } from '../../testing/executor-bench.ts'
import { asCliScript, commandOf } from './as-cli.ts'
import type { AwsCall } from './change.ts'

const parts = [
  ...'\'"`$\\!&|;<>(){}[]*?#~=-@%^ \t\n\r\v\f',
  "'\\''",
  '$(echo no)',
  '$' + '{HOME}',
  '$HOME',
  '@@HOME@@',
  '@0@HOME@0@',
  '@1@',
  '--help',
  'EOF',
  '\u2028',
  '\u0085',
  'ü',
  '漢字',
  '🙂',
  '\u202e',
  '\u001b[2J',
  'a',
  'HOME',
]
/** What a person, a file name or an attacker may write; NUL can be in none of them. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    maxLength: 12,
  })
  .map((found) => found.join('').replaceAll('\0', ''))
const startsElsewhere = /^(file|fileb|https?):\/\//

/** Three changes: one that a later one needs the answer of, and a file. */
function planWith(title: string, text: string, profile: string) {
  const made = iamCall('CreatePolicy', { PolicyName: text, PolicyDocument: text })
  const tags: AwsCall = iamCall('TagPolicy', {
    PolicyArn: { $output: ['create', 'Policy', 'Arn'] },
    Tags: [
      { Key: text, Value: { $output: ['create', 'Policy', 'Arn'] } },
      { Key: 'plain', Value: text },
    ],
  })
  const edit = {
    kind: 'file-edit',
    path: text,
    before: null,
    after: text,
    isSecret: false,
  } as const
  const changes = [
    changeOf('create', made, { title }),
    changeOf('tag', tags, { title, after: ['create'] }),
    changeOf('edit', edit, { title }),
  ]
  return planOf(changes, { title, profile })
}

describe('whatever a person or a file is called', () => {
  it('reaches AWS as it is, and is never a command, a variable or an option', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (title, text, profile) => {
        fc.pre(!startsElsewhere.test(text))
        const { commands } = await overhear(asCliScript(planWith(title, text, profile), []))
        const [create, tag, ...more] = await Promise.all(commands.map(readCommand))
        expect(more).toEqual([])
        expect(create?.input).toEqual({ PolicyName: text, PolicyDocument: text })
        expect(tag?.input).toEqual({
          PolicyArn: 'answer-1',
          Tags: [
            { Key: text, Value: 'answer-1' },
            { Key: 'plain', Value: text },
          ],
        })
        expect([create?.profile, tag?.profile]).toEqual([profile, profile])
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it('is one line of comment where the script names a file or a change', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const edit = { path: text, before: '', after: '', isSecret: false } as const
        const change = changeOf('edit', { kind: 'file-edit', ...edit })
        expect(commandOf(change, 'admin')).toMatch(/^# edit [^\n\r]*$/)
      }),
    )
  })
})

describe('a script whose call must be refused', () => {
  const plan = planOf([changeOf('denied', { ...iamCall('ListUsers', {}), expect: 'denied' })])
  const script = asCliScript(plan, [])

  it('goes on when it is refused', async () => {
    expect((await overhear(`${script}aws after`, [1])).commands).toHaveLength(2)
  })

  it('stops when it is allowed', async () => {
    await expect(overhear(`${script}aws after`)).rejects.toThrow('must be refused')
  })

  it('stops when it failed for another reason', async () => {
    const broken = "aws() { echo 'Could not connect to the endpoint URL' >&2; return 255; }\n"
    await expect(overhear(`${broken}${script}exit 0`)).rejects.toThrow('Could not connect')
  })
})
