import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StepId } from '../../shared/setup/step.ts'
import { type Matrix, openMatrix } from '../testing/faults/open-matrix.ts'
import { situations } from '../testing/faults/situations.ts'
import type { Told } from '../testing/faults/worker.ts'
import { steps } from './steps/all-steps.ts'

/** Some minutes on two idle processors; a busy machine must not fail for being busy. */
const longestMs = 1_800_000

const inSpite = 'in spite of every fault, and of kill -9 at every moment, the end is the same: '

let matrix: Matrix
let results: Map<string, Promise<Told>>
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's pattern.
beforeAll(async ({}, { tasks }) => {
  matrix = await openMatrix()
  // `-t` for one situation disturbs that one alone; what is said of the whole matrix needs all of them.
  const asked = tasks.filter(({ mode }) => mode === 'run').map(({ name }) => name)
  const isAsked = (situation: string) =>
    asked.some((title) => !title.startsWith(inSpite) || title === inSpite + situation)
  // All at once: they wait for each other inside, so that no processor is ever idle.
  results = new Map(
    situations.filter(({ name }) => isAsked(name)).map(({ name }) => [name, matrix.disturb(name)]),
  )
  for (const result of results.values()) result.catch(() => {})
}, 60_000)
afterAll(() => matrix.close())

test.each(situations.map(({ name }) => name))(
  `${inSpite}%s`,
  async (name) => {
    const { parts = [] } = (await results.get(name)) ?? {}
    expect(parts.flatMap(({ wrong }) => wrong)).toEqual([])
  },
  longestMs,
)

test(
  'every step that plans something is in the matrix, with every change it knows',
  async () => {
    const told = await Promise.all(results.values())
    const planned = told.flatMap(({ changes }) => changes).filter(({ isUndo }) => !isUndo)
    const planning = Object.values(steps).filter(({ plan }) => plan)
    expect(new Set(planned.map(({ step }) => step))).toEqual(
      new Set(['sign-in', ...planning.map(({ id }) => id)]),
    )
    const { named, said } = await readIds()
    const isOf = (id: string) => (pattern: RegExp) => pattern.test(id)
    const ids = [...new Set(planned.map(({ id }) => id))]
    expect(ids.filter((id) => !said.some(isOf(id)))).toEqual([])
    expect(
      named.filter((pattern) => ![...ids, ...afterKills].some((id) => isOf(id)(pattern))),
    ).toEqual([])
  },
  longestMs,
)

test(
  'its size',
  async () => {
    const told = await Promise.all(results.values())
    const changes = told.flatMap((one) => one.changes)
    const runsOf = (wanted: Told['parts'][number]['name']) =>
      told
        .flatMap(({ parts }) => parts)
        .reduce((sum, { name, runs }) => sum + (name === wanted ? runs : 0), 0)
    const count = (kind: string) => changes.filter((change) => change.kind === kind).length
    const all = {
      network: runsOf('network'),
      calls: runsOf('killedAtCalls'),
      disk: runsOf('killedAtTheDisk'),
      refused: runsOf('filesRefused'),
      failed: runsOf('fileCallsFailed'),
    }
    const runs = Object.values(all).reduce((sum, each) => sum + each, 0)
    console.info(
      [
        `Fault matrix: ${changes.length} changes (${count('aws-call')} calls, ${count('file-edit')} file edits) of ${told.length} situations and their ways back`,
        `  ${all.network} runs with a fault of the network or of AWS at one call`,
        `  ${all.calls} with kill -9 just before or just after one call`,
        `  ${all.disk} with kill -9 at one moment of the disk`,
        `  ${all.refused} with a folder not writable, a full disk or a file held by another program`,
        `  ${all.failed} with one failing call to the file system`,
        `= ${runs} runs, each done again and then taken back`,
      ].join('\n'),
    )
    expect(runs).toBeGreaterThan(1_000)
  },
  longestMs,
)

/** What is planned only when somebody was killed between making a key and keeping it, as every run with a key is once. */
const afterKills = ['delete-lost-key-ABCD']

/**
 * The ids of changes as they stand in the source of the steps: those that are named as such, and every word that may be
 * one. What is filled in later may be anything.
 */
async function readIds(): Promise<{ named: RegExp[]; said: RegExp[] }> {
  const folders = [
    'steps',
    'policy',
    'identity',
    'guardrails',
    'audit',
    'invocation-logging',
    'network',
  ]
  const paths = await Promise.all(
    folders.map(async (name) => {
      const folder = join(import.meta.dirname, name)
      return (await readdir(folder, { recursive: true })).map((file) => join(folder, file))
    }),
  )
  const sources = paths.flat().filter((path) => /(?<!\.test)\.ts$/.test(path))
  const texts = await Promise.all(sources.map((path) => readFile(path, 'utf8')))
  const all = (pattern: RegExp) =>
    texts.flatMap((text) => [...text.matchAll(pattern)].map(([, id = '']) => id))
  const isStep = (id: string) => StepId.options.some((step) => step === id)
  const toPatterns = (ids: readonly string[]) =>
    [...new Set(ids)]
      .filter((id) => !isStep(id))
      .map((id) => new RegExp(`^${id.replace(/\$\{[^}]+\}/g, '.*')}$`))
  const named = toPatterns(all(/(?:\bid: |tryOut\()['`]([^'`]+)['`]/g))
  const words = toPatterns(
    all(/['`]((?:[a-z\d]+-)+(?:[a-z\d]+|\$\{[^}'`]+\})|\$\{\w+\}-[a-z]+)['`]/g),
  )
  return { named, said: [...named, ...words] }
}
