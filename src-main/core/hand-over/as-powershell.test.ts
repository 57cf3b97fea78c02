import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCommand } from '../../testing/cli/read-command.ts'
import { readPowerShell } from '../../testing/cli/read-powershell.ts'
import type { ServiceName } from '../aws/services.ts'
import type { JsonObject } from '../changes/change.ts'
import { asPowerShellScript } from './as-powershell.ts'
import type { AskedChange } from './split-plan.ts'

const call = (
  id: string,
  service: ServiceName,
  operation: string,
  input: JsonObject,
  expected: 'success' | 'denied' = 'success',
): AskedChange => ({
  id,
  title: `Do ${id}`,
  why: '',
  effect: {
    kind: 'aws-call',
    service,
    operation,
    input,
    region: 'eu-central-1',
    expect: expected,
  },
  after: [],
  undo: [],
  undoWords: '',
})
const document = JSON.stringify({ Statement: [{ Sid: 'Sí', Resource: '*' }] }, null, 2)
const arn = { $output: ['create', 'Policy', 'Arn'] }
const form = JSON.stringify({ companyName: 'Ada’s "Würste" & $HOME `x` %PATH%' })
const changes = [
  call('create', 'iam', 'CreatePolicy', { PolicyName: 'Narrow', PolicyDocument: document }),
  call('version', 'iam', 'CreatePolicyVersion', {
    PolicyArn: arn,
    PolicyDocument: document,
    SetAsDefault: true,
  }),
  call('tag', 'iam', 'TagPolicy', { PolicyArn: arn, Tags: [{ Key: 'made', Value: arn }] }),
  call('form', 'bedrock', 'PutUseCaseForModelAccess', { formData: form }),
  call(
    'ask',
    'bedrock-runtime',
    'InvokeModel',
    { modelId: 'eu.anthropic.claude', body: '{"a":1}' },
    'denied',
  ),
]
const answers = { CREATE_POLICY_ARN: 'arn:aws:iam::111122223333:policy/Narrow' }
const bytes = ['put-use-case-for-model-access', 'invoke-model']

/** The words as the CLI takes them; bytes come from a file, so their format need not be said. */
const read = (words: readonly string[]) =>
  readCommand([
    ...words,
    ...(bytes.includes(words[1] ?? '') ? ['--cli-binary-format', 'raw-in-base64-out'] : []),
  ])
const inputsOf = async (script: string) =>
  Promise.all(readPowerShell(script, answers).map(async ({ words }) => (await read(words)).input))

describe('the script for PowerShell', () => {
  it('gives the AWS CLI what the plan says, and knows what must be refused', async () => {
    const script = asPowerShellScript('All', changes, [])
    const calls = readPowerShell(script, answers)
    expect(calls.map(({ isDenied }) => isDenied)).toEqual([false, false, false, false, true])
    const [create, version, tag, sent, asked] = await inputsOf(script)
    expect(create?.PolicyName).toBe('Narrow')
    expect(JSON.parse(String(create?.PolicyDocument))).toEqual(JSON.parse(document))
    expect(version).toMatchObject({ PolicyArn: answers.CREATE_POLICY_ARN, SetAsDefault: true })
    expect(tag?.Tags).toEqual([{ Key: 'made', Value: answers.CREATE_POLICY_ARN }])
    expect(sent?.formData).toBe(form)
    expect(asked?.body).toBe('{"a":1}')
    for (const { words } of calls) expect(words).not.toContain('--profile')
  })

  it('asks for the answer that a later call needs, and for no other', () => {
    const lines = asPowerShellScript('All', changes, []).split('\n')
    expect(lines.filter((line) => line.includes('--query'))).toEqual([
      expect.stringMatching(/^\$CREATE_POLICY_ARN = \(\(Invoke-Aws @\(.*'\[Policy\.Arn\]'/),
    ])
  })

  it('tries again where a role of a moment before may not be known yet', async () => {
    const [create, version] = changes
    if (!create || !version) throw new Error('There is no change.')
    const settling = { ...create, settleMs: 30_000, settlesOn: ['aws.refused'] } as const
    const script = asPowerShellScript('All', [settling, version], [])
    expect(script).toMatch(/\(\(Invoke-Aws @\(.*\) 4\) -split/)
    expect(script).toMatch(/\nInvoke-Aws @\('iam', 'create-policy-version'.*\)\n/)
    expect(await inputsOf(script)).toHaveLength(2)
  })

  it('keeps JSON for text files in ASCII, because the AWS CLI reads those in the old code page', () => {
    const script = asPowerShellScript('All', changes.slice(0, 1), [])
    expect(script.slice(1)).not.toMatch(/[^\n -~]/)
  })

  it('shows no secret', () => {
    const login = call('a', 'iam', 'CreateLoginProfile', { UserName: 'ada', Password: 'hunter2x' })
    expect(asPowerShellScript('Login', [login], [])).not.toContain('hunter2x')
  })

  it('lets nothing of a title become a command', () => {
    const [first] = changes
    const title = 'harmless\nRemove-Item C:\\'
    const script = asPowerShellScript(title, first ? [{ ...first, title }] : [], [])
    expect(script).not.toMatch(/^Remove-Item/m)
  })

  const piece = fc.constantFrom(
    "'",
    '’',
    '"',
    '@',
    '\n',
    '\n’@',
    "\n'@",
    '\r',
    '$',
    '`',
    '\\',
    ' ',
    '-',
    '@0@',
    'é',
    '%',
    '{',
  )
  const text = fc
    .array(fc.oneof(piece, fc.string({ minLength: 1 })), { minLength: 1 })
    .map((parts) => parts.join(''))
  it('hands over any text as it is', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (description, key) => {
        const input = {
          PolicyName: 'P',
          PolicyDocument: document,
          Description: description,
          Tags: [{ Key: key, Value: { $output: ['create', 'Policy', 'Arn'] } }],
        }
        const script = asPowerShellScript('Any', [call('any', 'iam', 'CreatePolicy', input)], [])
        const [found] = await inputsOf(script)
        expect(found?.Description).toBe(input.Description)
        expect(found?.Tags).toEqual([{ Key: key, Value: answers.CREATE_POLICY_ARN }])
      }),
      { numRuns: 300 },
    )
  })
})
