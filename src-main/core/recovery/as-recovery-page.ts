import type { RecoveryChapter, RecoveryDocument } from '../../../shared/checklist/recovery.ts'
import { asUtc } from '../as-utc.ts'
import { html, type Markup, none } from '../hand-over/html.ts'
import { wholePage } from '../hand-over/whole-page.ts'
import { introduction } from './recovery-words.ts'

export type Made = Pick<RecoveryDocument, 'at' | 'account' | 'madeBy' | 'chapters'> & {
  /** Where the practice account answers; undefined for AWS. */
  readonly endpoint: string | undefined
}

/** The document as one page to read and print: no script, nothing loaded from elsewhere. */
export function asRecoveryPage(made: Made): string {
  const main = html`<p class="eyebrow">Recovery document</p>
<h1>Claude on Amazon Bedrock in account ${made.account}</h1>
${introduction(made).map((line) => html`<p>${line}</p>`)}
<div class="card"><dl>
<dt>Account</dt> <dd>${made.account}</dd>
<dt>Made</dt> <dd>${asUtc(made.at)}</dd>
<dt>Made by</dt> <dd>${made.madeBy}</dd>
</dl></div>
${made.chapters.map(chapterOn)}`
  return wholePage(`Recovery document, account ${made.account}`, main)
}

function chapterOn(chapter: RecoveryChapter): Markup {
  const { title, rows, texts, unread, seen, restore } = chapter
  return html`<section>
<h2>${title}</h2>
${unread === undefined ? none : html`<p class="card">Not read: ${unread}</p>`}
${listOf(rows)}
${texts.map((each) => html`<p class="label">${each.title}</p><pre>${each.text}</pre>`)}
${seen.length === 0 ? none : html`<p class="label">What was seen</p>`}
${seen.map((each) => html`<div class="card"><p>${each.title}</p>${listOf(each.evidence)}</div>`)}
<h3>How to put it back</h3>
<ol>${restore.map((line) => html`<li>${line}</li>`)}</ol>
</section>`
}

const listOf = (rows: RecoveryChapter['rows']): Markup =>
  rows.length === 0
    ? none
    : html`<dl>${rows.map(({ label, value }) => html`<dt>${label}</dt> <dd>${value}</dd>`)}</dl>`
