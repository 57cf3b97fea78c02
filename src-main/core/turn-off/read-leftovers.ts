import type { Leftover } from '../../../shared/setup/leftover.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { canUndo } from '../changes/plan-undo.ts'
import { readAvailability } from '../steps/agreements.ts'
import { chosenOf } from '../steps/current.ts'
import { readForm } from '../steps/first-use-form.ts'
import type { StepContext } from '../steps/step.ts'
import { leftInFiles } from './left-in-files.ts'

/**
 * What stays when everything this app did is taken back: what AWS never forgets, what was there before, and what is not
 * ours to remove. It reads the account and the files; what may not be read is left out.
 */
export async function readLeftovers(context: StepContext): Promise<Leftover[]> {
  const [form, agreements, files] = await Promise.all([
    ifAllowed(() => leftForm(context)),
    ifAllowed(() => leftAgreements(context)),
    leftInFiles(context),
  ])
  return [...(form ?? []), ...(agreements ?? []), ...files, ...billed(context), own(context)]
}

async function leftForm(context: StepContext): Promise<Leftover[]> {
  if ((await readForm(context)) === 'missing') return []
  return [
    {
      id: 'form',
      title: 'Anthropic’s first-use form stays sent',
      why: 'AWS keeps it for the whole account and has no way to withdraw it. It costs nothing and allows nobody anything by itself.',
    },
  ]
}

/** Agreements that were there before us. Ours are cancelled with the rest. */
async function leftAgreements(context: StepContext): Promise<Leftover[]> {
  const { profiles } = await chosenOf(context)
  const ours = context.ledger
    .filter(canUndo)
    .flatMap(({ effect }) => (effect.kind === 'aws-call' ? [effect] : []))
    .filter(({ operation }) => operation === 'CreateFoundationModelAgreement')
    .map(({ input }) => input.modelId)
  const others = profiles.filter(({ modelId }) => !ours.includes(modelId))
  const states = await Promise.all(others.map((one) => readAvailability(context, one.modelId)))
  const left = others.filter((_, index) => states[index]?.agreement === 'available')
  if (left.length === 0) return []
  return [
    {
      id: 'agreements',
      title: `The agreements for ${left.map(({ modelName }) => modelName).join(', ')} stay`,
      why: 'Groundwork did not make them, and others in this account may rely on them. An agreement costs nothing while nobody calls the model.',
    },
  ]
}

function billed({ ledger }: StepContext): Leftover[] {
  const calls = ledger.filter(
    ({ effect, status }) =>
      effect.kind === 'aws-call' && effect.operation === 'InvokeModel' && status === 'done',
  )
  if (calls.length === 0) return []
  return [
    {
      id: 'billed',
      title: 'What was used until now is still billed',
      why: `AWS bills about a day later. The ${calls.length} trial calls of this app came to less than $${(calls.length / 1000).toFixed(3)}; Claude Code’s own use is shown under Usage.`,
      remedy: { kind: 'goTo', label: 'Open usage', place: 'usage' },
    },
  ]
}

const own = ({ places }: StepContext): Leftover => ({
  id: 'own',
  title: 'Groundwork’s history and its copies of your files stay on this computer',
  why: `So that you can see what was done and put any version back. Copies of the credentials file hold keys, readable by you alone. They are in ${places.dataFolder}; deleting that folder forgets everything.`,
})
