import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandsOfAccount } from './commands-of-account.ts'
import { commandsOfAlerts } from './commands-of-alerts.ts'
import { commandsOfIdentity } from './commands-of-identity.ts'
import { commandsOfWatching } from './commands-of-watching.ts'
import { type GuideWorld, openGuideWorld } from './guide-world.ts'
import { rowsOfAccess } from './rows-of-access.ts'
import { rowsOfAccount } from './rows-of-account.ts'
import { rowsOfRunning } from './rows-of-running.ts'
import { clients } from './run-command.ts'

const commands = [
  ...commandsOfIdentity,
  ...commandsOfAccount,
  ...commandsOfWatching,
  ...commandsOfAlerts,
]

/** They ask AWS nothing: the one is about the tool itself, the other writes a file, which has its own tests. */
const askNothing = ['aws --version', 'aws configure --profile claude-bedrock']

test('every `aws …` command of the guide is here in the form that works today', () => {
  const rows = [...rowsOfAccount, ...rowsOfAccess, ...rowsOfRunning]
    .filter(({ kind, guide }) => kind === 'command' && guide.startsWith('aws '))
    .map(({ guide }) => guide)
  expect(new Set([...commands.map(({ guide }) => guide), ...askNothing])).toEqual(new Set(rows))
})

describe.each(clients)('run by %s', (_, run) => {
  let world: GuideWorld & { readonly close: () => Promise<void> }
  beforeAll(async () => {
    world = await openGuideWorld()
  }, 60_000)
  afterAll(() => world.close())

  test.each(commands.map((command) => [command.guide, command] as const))(
    '%s gives what the app gives',
    async (_guide, { on, commands: lines, same }) => {
      const answers: unknown[] = []
      for (const words of lines(world)) answers.push(await run(words, world[on]))
      const [theirs, ours] = await same(answers, world)
      expect(ours).toBeDefined()
      expect(theirs).toEqual(ours)
    },
    60_000,
  )
})
