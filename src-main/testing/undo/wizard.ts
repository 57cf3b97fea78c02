import { join } from 'node:path'
import { ProblemError } from '../../../shared/problem.ts'
import type { PlanRequest } from '../../../shared/setup/plan.ts'
import { useCaseForm } from '../app-bench.ts'
import { carryOut } from '../faults/deed.ts'
import type { Ground } from '../faults/ground.ts'
import type { OpenApp } from '../open-app.ts'
import { forgettable } from './forgettable.ts'
import { takePicture } from './take-picture.ts'

/** The folder with the files that the app is to work on, below the ground's home. */
export const filesOf = ({ files, practice }: Ground): string =>
  files === 'own' ? '' : join('data/practice', practice.account.scenario, 'home')

/** All that has to be as it was. */
export const readFirst = async (ground: Ground) => ({
  account: forgettable(ground.practice.account),
  files: await takePicture(join(ground.home, filesOf(ground)), (path) => /^data(\/|$)/.test(path)),
})

export const pasted = ({ practice: { keys, region } }: Ground): PlanRequest => ({
  step: 'sign-in',
  keys: { profile: 'claude-bedrock', ...keys.admin, region },
})

const requests: readonly PlanRequest[] = [
  { step: 'first-use-form', form: useCaseForm },
  { step: 'agreements' },
  { step: 'model-access' },
  { step: 'permissions' },
  { step: 'proof' },
  { step: 'claude-code' },
  { step: 'claude-bedrock-cursor' },
]

/**
 * Goes through the whole wizard as far as the account lets it, and gives what became of each step: done, or what stood
 * in the way.
 */
export async function walkWizard(app: OpenApp, ground: Ground): Promise<Record<string, string>> {
  const signIn = ground.files === 'own' ? [pasted(ground)] : []
  const signedIn = await goThrough(app, ground, signIn)
  await app
    .ask('choose', { region: 'eu-central-1', residency: 'geography' })
    .catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error
    })
  return { ...signedIn, ...(await goThrough(app, ground, requests)) }
}

/** Carries out one after the other, and gives what became of each. */
export async function goThrough(
  app: OpenApp,
  ground: Ground,
  asked: readonly PlanRequest[],
): Promise<Record<string, string>> {
  const steps: Record<string, string> = {}
  for (const request of asked) {
    steps[request.step] = await carryOut(app, { kind: 'step', request }).then(
      (wrong) => wrong ?? 'done',
      (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
    )
    // AWS needs the time to set up what was asked of it.
    ground.practice.account.clockAheadMs += 60_000
  }
  return steps
}
