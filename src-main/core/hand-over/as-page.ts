import type { PlannedChange } from '../../../shared/setup/plan.ts'
import { asUtc } from '../as-utc.ts'
import type { ChangePlan } from '../changes/change.ts'
import type { About } from './about.ts'
import type { Way } from './how-to-run.ts'
import { html, type Markup, none } from './html.ts'
import { changeOnPage } from './page-change.ts'
import type { AskedChange } from './split-plan.ts'
import { whoAsks } from './who-asks.ts'
import { wholePage } from './whole-page.ts'

export type PageParts = {
  readonly plan: Pick<ChangePlan, 'title' | 'account' | 'region' | 'notes'>
  readonly about: About
  readonly asked: readonly AskedChange[]
  readonly views: ReadonlyMap<string, PlannedChange>
  readonly ways: readonly Way[]
  /** What CloudFormation leaves to do, and why. */
  readonly besideStack: readonly string[]
  readonly leftOut: readonly string[]
}

/** The package as one page to read, print or forward: no script, nothing loaded from elsewhere. */
export function asPage(parts: PageParts): string {
  const { plan, about, asked, views } = parts
  const main = html`<p class="eyebrow">A request for the administrator of AWS account ${plan.account}</p>
<h1>${plan.title}</h1>
<p>${whoAsks(about)} is setting up Claude on Amazon Bedrock with Groundwork and may not do this part. Every line below is what Groundwork would do itself with the rights for it. Making this page has changed nothing.</p>
<div class="card"><dl>
<dt>Asked by</dt> <dd>${about.identity?.arn ?? 'somebody who is not signed in'}</dd>
<dt>Account</dt> <dd>${plan.account}${about.identity?.accountName ? ` (${about.identity.accountName})` : ''}</dd>
<dt>Region</dt> <dd>${plan.region}</dd>
<dt>Made</dt> <dd>${asUtc(about.madeAt)}</dd>
</dl></div>
${about.endpoint === undefined ? none : html`<p class="card">This is the practice account: nothing here is real. The scripts talk to ${about.endpoint} on the computer that Groundwork runs on.</p>`}
${section('Please note', [...(about.extraNotes ?? []), ...(plan.notes ?? [])])}
<h2>What is asked for</h2>
${
  asked.length === 0
    ? html`<p>Nothing in AWS. See below what is done on the member’s own computer.</p>`
    : html`<ol class="changes">
${asked.map((change) => lineOf(change, views))}
</ol>`
}
${asked.length === 0 ? none : howTo(parts)}
${section('What is not in it', [
  ...parts.leftOut,
  'No password, key or token. Everything runs with your own credentials.',
])}`
  return wholePage(plan.title, main)
}

function howTo({ plan, ways, besideStack }: PageParts): Markup {
  return html`<h2>How to do it</h2>
<p>Choose one way. The scripts stop at the first call that fails, and before the first change when the credentials are for another account than ${plan.account}.</p>
<ul class="ways">${ways.map(({ where, command }) => html`<li>${where}:<pre>${command}</pre></li>`)}</ul>
${section('What CloudFormation cannot do of it', besideStack)}
<p>Then tell the person who asked. Groundwork sees with “Check again” that it is done.</p>`
}

function lineOf(change: AskedChange, views: ReadonlyMap<string, PlannedChange>): Markup {
  const view = views.get(change.id)
  return view ? changeOnPage(change, view) : none
}

const section = (title: string, lines: readonly string[]): Markup =>
  lines.length === 0
    ? none
    : html`<h2>${title}</h2>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
