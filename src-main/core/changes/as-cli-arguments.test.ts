import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlannedChange } from '../../../shared/setup/plan.ts'
import { overhear } from '../../testing/cli/overhear.ts'
import { type ReadCommand, readCommand } from '../../testing/cli/read-command.ts'
import { planOf } from '../../testing/faults/deed.ts'
import { openOn } from '../../testing/faults/ground.ts'
import { makeReferences, type Reference } from '../../testing/faults/reference.ts'
import { situations } from '../../testing/faults/situations.ts'

const isRefused = ({ command }: PlannedChange) => command.startsWith('# must be refused')

/** What bash hands the AWS CLI when it runs the script of a plan, read as the CLI reads it. */
async function readScript(script: string, changes: readonly PlannedChange[]) {
  const calls = changes.filter(({ effect }) => effect.kind === 'aws-call')
  const refused = calls.flatMap((change, index) => (isRefused(change) ? [index + 1] : []))
  const { commands } = await overhear(script, refused)
  // `aws configure` writes a file of this computer and asks AWS for nothing.
  const asked = commands.filter(([service]) => service !== 'configure')
  return { calls, commands: await Promise.all(asked.map(readCommand)) }
}

/** The preview opens JSON that travels as text. */
const asShown = ({ input }: ReadCommand) =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\s*[{[]/.test(value) ? JSON.parse(value) : value,
    ]),
  )

/** What an earlier command answers stands in the place of what refers to it. */
function answered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(answered)
  if (typeof value !== 'object' || value === null) return value
  if ('$output' in value) return expect.stringMatching(/^answer-\d$/)
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, answered(each)]))
}

describe('the script of a plan', () => {
  describe.each(situations.map((situation) => [situation.name, situation] as const))(
    '%s',
    (_, situation) => {
      let references: readonly Reference[] = []
      beforeAll(async () => {
        references = await makeReferences(situation)
      }, 60_000)
      afterAll(() => Promise.all(references.map(({ ground }) => ground.close())))

      it('gives the AWS CLI what AWS knows, and what the preview shows', async () => {
        expect(references.length).toBeGreaterThan(0)
        for (const { deed, ground } of references) {
          const app = openOn(ground)
          const { script, changes } = await planOf(app, deed).finally(app.close)
          const { calls, commands } = await readScript(script, changes)
          expect(changes.length).toBeGreaterThan(0)
          expect(commands).toHaveLength(calls.length)
          for (const [index, command] of commands.entries()) {
            const { effect } = calls[index] as PlannedChange
            if (effect.kind !== 'aws-call') throw new Error('A file is no call.')
            expect(command).toMatchObject({
              service: effect.service,
              operation: effect.operation,
              region: effect.region,
            })
            expect(command.profile).toMatch(/./)
            expect(asShown(command)).toEqual(answered(JSON.parse(effect.json)))
          }
        }
      }, 60_000)
    },
  )
})

describe('reading a command finds', () => {
  const right = [
    'iam',
    'create-policy',
    '--policy-name',
    'Narrow',
    '--policy-document',
    '{}',
    '--tags',
    '[{"Key":"a","Value":"b"}]',
    '--region',
    'eu-central-1',
  ]
  const without = (option: string) => right.toSpliced(right.indexOf(option), 2)
  const swapped = (old: string, word: string) => right.map((each) => (each === old ? word : each))

  it('nothing wrong with one that is right', async () => {
    expect((await readCommand(right)).input).toEqual({
      PolicyName: 'Narrow',
      PolicyDocument: '{}',
      Tags: [{ Key: 'a', Value: 'b' }],
    })
  })

  const version = ['iam', 'create-policy-version', '--policy-arn', 'a', '--policy-document', '{}']
  it.each<[string, string[], string]>([
    ['a misspelt service', swapped('iam', 'iams'), 'no service iams'],
    ['a misspelt operation', swapped('create-policy', 'creat-policy'), 'no creat-policy'],
    ['a misspelt option', swapped('--policy-name', '--policyname'), 'has no --policyname'],
    ['a missing required option', without('--policy-document'), 'PolicyDocument is required'],
    ['an option without its value', right.slice(0, -1), '--region has no value'],
    ['an option that is there twice', [...right, '--policy-name', 'x'], 'is there twice'],
    ['a word too many', [...right, 'stray'], 'Stray words: stray'],
    ['a wrong type', swapped('[{"Key":"a","Value":"b"}]', '{"a":"b"}'), 'Tags should be a list'],
    ['half a JSON', swapped('[{"Key":"a","Value":"b"}]', '[{"Key"'), '--tags is not JSON'],
    [
      'a misspelt member inside',
      swapped('[{"Key":"a","Value":"b"}]', '[{"Key":"a","Val":"b"}]'),
      'Tags[0]',
    ],
    ['a value for a flag', [...version, '--set-as-default', 'true'], 'Stray words: true'],
    ['text for a number', ['iam', 'list-users', '--max-items', 'many'], 'should be a number'],
    ['a value read from a file', swapped('{}', 'file:///etc/passwd'), 'read from elsewhere'],
    [
      'bytes without their format',
      ['bedrock', 'put-use-case-for-model-access', '--form-data', '{}'],
      'as base64',
    ],
  ])('%s', async (_, words, message) => {
    await expect(readCommand(words)).rejects.toThrow(message)
  })

  it('an option that a script misspells', async () => {
    const script = "aws iam delete-policy --policy-arns 'a b' --region eu-central-1"
    await expect(readScript(script, [])).rejects.toThrow('has no --policy-arns')
  })
})
