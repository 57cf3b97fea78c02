import type { ScenarioName } from '../../../shared/practice.ts'
import { carryOut } from '../faults/deed.ts'
import { copyGround, type Ground, layGround, openOn } from '../faults/ground.ts'
import type { OpenApp } from '../open-app.ts'
import { beyond } from './beyond.ts'
import { writeOddFiles } from './own-files.ts'
import { filesOf, goThrough, readFirst, walkWizard } from './wizard.ts'

/** A world that the wizard has been walked through in, with how it was before. */
export type Walked = {
  readonly ground: Ground
  readonly first: Awaited<ReturnType<typeof readFirst>>
  /** What became of each step. */
  readonly steps: Readonly<Record<string, string>>
}
export type Start = {
  readonly scenario: ScenarioName
  readonly files: Ground['files']
  /** Whether the person has AWS and Claude files already. */
  readonly hasFiles: boolean
}

export async function walkFrom({ scenario, files, hasFiles }: Start): Promise<Walked> {
  const ground = await layGround(scenario, files)
  if (hasFiles) await writeOddFiles(ground, filesOf(ground))
  return withApp(ground, async (app) => {
    if (files === 'practice') await app.ask('connect', { kind: 'practice', scenario })
    const first = await readFirst(ground)
    return { ground, first, steps: await walkWizard(app, ground) }
  })
}

/** Goes on from the wizard through every step beyond it, and gives what became of each. */
export const goBeyond = ({ ground }: Walked): Promise<Record<string, string>> =>
  withApp(ground, (app) =>
    goThrough(
      app,
      ground,
      Object.values(beyond).flatMap((request) => ('why' in request ? [] : [request])),
    ),
  )

/** The account of one who has changed their mind: a new version of the policy, and files edited twice. */
export async function changeMind({ ground }: Walked): Promise<void> {
  await withApp(ground, async (app) => {
    await app.ask('choose', { models: { opus: null } })
    for (const step of ['permissions', 'claude-code', 'claude-bedrock-cursor'] as const)
      await carryOut(app, { kind: 'step', request: { step } })
  })
}

/** Works on a copy, so that one world serves many ways back. */
export async function onCopy(
  { ground }: Walked,
  work: (app: OpenApp, copy: Ground) => Promise<void>,
): Promise<void> {
  const copy = await copyGround(ground)
  await withApp(copy, (app) => work(app, copy)).finally(copy.close)
}

async function withApp<Result>(ground: Ground, work: (app: OpenApp) => Promise<Result>) {
  const began = ground.now()
  // A minute of waiting for AWS goes by in less than a second.
  const app = openOn(ground, { now: () => began + (ground.now() - began) * 100 })
  return work(app).finally(app.close)
}
