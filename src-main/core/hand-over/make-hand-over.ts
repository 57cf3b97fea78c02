import type { HandOver, HandOverFile } from '../../../shared/setup/hand-over.ts'
import type { ChangePlan } from '../changes/change.ts'
import { toView } from '../changes/to-view.ts'
import type { About } from './about.ts'
import { bashFor, powerShellFor } from './admin-scripts.ts'
import { asCloudFormation } from './as-cloudformation.ts'
import { asMailto, asMessage } from './as-message.ts'
import { asPage } from './as-page.ts'
import { dataFiles } from './data-files.ts'
import { waysToRun } from './how-to-run.ts'
import { splitPlan } from './split-plan.ts'

/** Turns a plan into a package for an administrator. The page comes first; no file holds a secret. */
export function makeHandOver(plan: ChangePlan, about: About): HandOver {
  const { asked, leftOut } = splitPlan(plan)
  const base = `groundwork-${plan.undoes === undefined ? '' : 'undo-'}${plan.step}`
  const stack = asCloudFormation(plan.title, asked)
  const bash: HandOverFile = {
    name: `${base}.sh`,
    title: 'AWS CLI script for bash',
    purpose: 'Does all of it on Linux, macOS or in AWS CloudShell.',
    mediaType: 'text/x-shellscript',
    text: bashFor(plan, asked, about),
  }
  const powerShell: HandOverFile = {
    name: `${base}.ps1`,
    title: 'AWS CLI script for PowerShell',
    purpose: 'Does all of it on Windows.',
    mediaType: 'text/plain',
    text: powerShellFor(plan, asked, about),
  }
  const template: HandOverFile | undefined = stack.template && {
    name: `${base}.cloudformation.json`,
    title: 'CloudFormation template',
    purpose:
      stack.cannot.length === 0
        ? 'Does all of it as a stack, for accounts that are kept that way.'
        : 'Does a part of it as a stack; the page says what remains.',
    mediaType: 'application/json',
    text: `${JSON.stringify(stack.template, null, 2)}\n`,
  }
  const views = new Map(toView({ ...plan, changes: asked }).changes.map((view) => [view.id, view]))
  const page: HandOverFile = {
    name: `${base}.html`,
    title: 'The request, to read',
    purpose: 'Says in plain words what is asked for, why, what it costs and how to take it back.',
    mediaType: 'text/html',
    text: asPage({
      plan,
      about,
      asked,
      views,
      ways: waysToRun({ bash, powerShell, template }, stack.cannot.length === 0, plan.region),
      besideStack: stack.cannot,
      leftOut,
    }),
  }
  const toRun = asked.length === 0 ? [] : [bash, powerShell, ...(template ? [template] : [])]
  const files = [page, ...toRun, ...dataFiles(asked), ...(about.extraFiles ?? [])]
  const said = { plan, about, asked, files, leftOut }
  return {
    step: plan.step,
    title: plan.title,
    asked: asked.length + (about.extraFiles?.length ? 1 : 0),
    files,
    leftOut: [...leftOut],
    message: asMessage(said),
    mailto: asMailto(said),
  }
}
