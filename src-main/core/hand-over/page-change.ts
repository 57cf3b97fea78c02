import type { PlannedChange } from '../../../shared/setup/plan.ts'
import { commandOf, referencesIn, variable } from '../changes/as-cli.ts'
import { html, type Markup, none } from './html.ts'
import type { AskedChange } from './split-plan.ts'

/** One change on the page: plain words with the AWS term, why, cost, the way back, the exact request. */
export function changeOnPage(change: AskedChange, view: PlannedChange): Markup {
  const { effect } = view
  return html`<li class="card">
<h3>${change.title}${view.term === undefined ? none : html` <span class="soft">(<code>${view.term}</code>)</span>`}</h3>
<dl>
<dt>Why</dt> <dd>${change.why || 'It is part of what is asked for.'}</dd>
<dt>Cost</dt> <dd>${change.cost ?? 'Free.'}</dd>
<dt>Where</dt> <dd>${change.effect.region}</dd>
<dt>Way back</dt> <dd>${change.undoWords.replace(/, from History(?=\.)/, '')}${wayBack(change)}</dd>
</dl>
<p class="label">Exact request (JSON)</p>
<pre>${effect.kind === 'aws-call' ? effect.json : ''}</pre>
</li>`
}

function wayBack({ undo }: AskedChange): Markup {
  if (!undo || undo.length === 0) return none
  const commands = undo.map((effect) => commandOf({ effect }, undefined))
  const answered = undo.flatMap(({ input }) => referencesIn(input))
  const names = answered.map(
    (reference) =>
      html` <code>${`$${variable(reference)}`}</code> stands for <code>${reference.slice(1).join('.')}</code> of the answer.`,
  )
  return html`<pre>${commands.join('\n')}</pre>${names}`
}
