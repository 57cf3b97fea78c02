import fc from 'fast-check'
import { iniCase, openIniCheck } from '../generated-ini.ts'

const count = 100_000
const lanes = 8

/** Edits that many generated AWS files, each checked to the byte and with the SDK's own loader. */
async function measure() {
  const { check, close } = await openIniCheck()
  const began = performance.now()
  let violations = 0
  let done = 0
  try {
    for (let seed = 1; done < count; seed += 1) {
      const cases = fc.sample(iniCase, { numRuns: 1_000, seed })
      const checkLane = async (lane: number) => {
        for (let at = lane; at < cases.length; at += lanes) {
          const one = cases[at]
          const wrong = one ? await check(one, lane).catch((error: unknown) => [String(error)]) : []
          if (wrong.length > 0) {
            violations += 1
            process.stderr.write(`${JSON.stringify({ ...one, wrong })}\n`)
          }
        }
      }
      await Promise.all(Array.from({ length: lanes }, (_, lane) => checkLane(lane)))
      done += cases.length
    }
  } finally {
    await close()
  }
  return { files: done, violations, seconds: (performance.now() - began) / 1_000 }
}

process.stdout.write(`${JSON.stringify(await measure())}\n`)
