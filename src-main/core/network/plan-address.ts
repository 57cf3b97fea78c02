import { planSettings } from '../files/edit-again.ts'
import { readText } from '../files/read-text.ts'
import { failure } from '../problems.ts'
import type { StepContext, StepPlan } from '../steps/step.ts'
import { readNetwork } from './read-network.ts'
import { addressKey, settingsPath } from './used-address.ts'

/** Claude Code is told the endpoint's own address, for where the usual name does not lead to it. */
export async function planAddress(context: StepContext, id: string): Promise<StepPlan> {
  const { endpoints } = await readNetwork(context)
  const endpoint = endpoints.find((each) => each.id === id && each.service === 'bedrock-runtime')
  if (endpoint?.address === undefined)
    throw failure('input.invalid', { title: `There is no endpoint ${id} for models here` })
  if (endpoint.privateDns)
    throw failure('input.invalid', {
      title: 'Claude Code needs no address',
      detail: `The usual name leads to ${id} already, wherever it can be reached.`,
    })
  const path = settingsPath(context)
  const effect = planSettings({ path, isSecret: false }, await readText(path), {
    format: 'json',
    keys: [{ path: [...addressKey], value: `https://${endpoint.address}` }],
  })
  if (effect.before === effect.after)
    return { title: 'Claude Code uses this address already', changes: [] }
  return {
    title: 'Send Claude Code’s requests to the endpoint’s own address',
    changes: [
      {
        id: 'use-address',
        title: 'Set ANTHROPIC_BEDROCK_BASE_URL in Claude Code’s settings',
        why: 'Private DNS is off, so the usual name leads past the endpoint. Every other setting in the file stays as it is.',
        effect,
        after: [],
        undo: [],
        undoWords: 'Take it out again, from History.',
      },
    ],
    notes: [
      'Claude Code on this computer then works only where the endpoint can be reached: inside the VPC, or through a VPN or Direct Connect.',
      // https://github.com/stablyai/orca/issues/16878
      'With any address of its own set, Claude Code stops caching the last part of what it sends, so requests cost more. Private DNS does without.',
    ],
  }
}
