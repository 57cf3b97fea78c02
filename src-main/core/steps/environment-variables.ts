import type { Shell } from '../../../shared/setup/shell.ts'
import { Shell as ShellSchema } from '../../../shared/setup/shell.ts'
import { planSettings } from '../files/edit-again.ts'
import { readBlock } from '../files/marked-block.ts'
import { readText } from '../files/read-text.ts'
import { linesFor, setElsewhere, shellNames } from '../identity/shell-lines.ts'
import { claudeProfileOf } from './claude-environment.ts'
import { regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { Step, StepContext, StepPlan } from './step.ts'

export const shellBlock = 'Groundwork: Claude on Amazon Bedrock'

/** The profile and the Region for whatever is started in a terminal, as a marked block in the shell’s own file. */
export const environmentVariables: Step = {
  id: 'environment-variables',
  check: async (context) => {
    const values = await wanted(context)
    const found = await Promise.all(
      ShellSchema.options.map(async (shell) => {
        const path = context.places.shellProfiles[shell]
        const held = readBlock((await readText(path)) ?? '', shellBlock)
        return { shell, path, held, isAsWanted: held === linesFor(shell, values) }
      }),
    )
    const there = found.filter(({ held }) => held !== undefined)
    const old = there.find(({ isAsWanted }) => !isAsWanted)
    const names = new Intl.ListFormat('en').format(there.map(({ shell }) => shellNames[shell]))
    return finding(
      'environment-variables',
      there.length > 0 && !old ? 'done' : 'needs-you',
      old
        ? `The variables for ${shellNames[old.shell]} say something else than you have chosen now`
        : there.length > 0
          ? `${names} sets the profile and the Region`
          : 'No terminal sets the profile and the Region by itself',
      context.now(),
      {
        evidence: [
          ...there.map(({ shell, path }) => ({ label: shellNames[shell], value: path })),
          ...Object.entries(values).map(([label, value]) => ({ label, value })),
        ],
      },
    )
  },
  plan: async (context, request) =>
    request.step === 'environment-variables'
      ? plan(context, request.shell)
      : { title: '', changes: [] },
}

// Tools in Python (boto3) read the Region from the third alone:
// https://docs.aws.amazon.com/boto3/latest/guide/configuration.html
const wanted = async (context: StepContext) => ({
  AWS_PROFILE: await claudeProfileOf(context),
  AWS_REGION: regionOf(context),
  AWS_DEFAULT_REGION: regionOf(context),
})

async function plan(context: StepContext, shell: Shell): Promise<StepPlan> {
  const values = await wanted(context)
  const path = context.places.shellProfiles[shell]
  const before = await readText(path)
  const effect = planSettings({ path, isSecret: false }, before, {
    format: 'block',
    keys: [{ path: [shellBlock], value: linesFor(shell, values) }],
  })
  const name = shellNames[shell]
  if (effect.before === effect.after)
    return { title: `${name} sets the profile and the Region already`, changes: [] }
  const doubled = setElsewhere(before ?? '')
  return {
    title: `Let ${name} set the profile and the Region`,
    changes: [
      {
        id: 'shell-profile',
        title: `Set AWS_PROFILE, AWS_REGION and AWS_DEFAULT_REGION for ${name}`,
        why: 'Whatever is started in a new terminal signs in with this profile, without being told.',
        effect,
        after: [],
        undo: [],
        undoWords: 'Take the marked lines out again, from History.',
      },
    ],
    notes: [
      'It holds for terminals that are opened from then on. Apps started from the desktop do not read it.',
      ...(doubled.length > 0
        ? [
            `The file sets ${new Intl.ListFormat('en').format(doubled)} itself, too. That stays; the lines at its end win.`,
          ]
        : []),
    ],
  }
}
