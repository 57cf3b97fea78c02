import type { RecoveryChapter } from '../../../shared/checklist/recovery.ts'
import { asUtc } from '../as-utc.ts'
import type { Made } from './as-recovery-page.ts'
import { introduction } from './recovery-words.ts'

/** The document as Markdown, to be kept beside other documents. */
export const asRecoveryMarkdown = (made: Made): string =>
  `${[
    `# Recovery document for Claude on Amazon Bedrock`,
    `Account ${made.account}, made ${asUtc(made.at)} by ${plain(made.madeBy)}.`,
    ...introduction(made).map(plain),
    ...made.chapters.map(chapterIn),
  ].join('\n\n')}\n`

function chapterIn({ title, rows, texts, unread, seen, restore }: RecoveryChapter): string {
  const evidence = seen.flatMap((each) => [
    `- ${plain(each.title)}`,
    ...each.evidence.map(({ label, value }) => `  - ${plain(label)}: ${plain(value)}`),
  ])
  return [
    `## ${title}`,
    ...(unread === undefined ? [] : [`Not read: ${plain(unread)}`]),
    rows.map(({ label, value }) => `- ${plain(label)}: ${plain(value)}`).join('\n'),
    ...texts.map((each) => `${plain(each.title)}:\n\n${fenced(each.text)}`),
    ...(evidence.length === 0 ? [] : ['### What was seen', evidence.join('\n')]),
    '### How to put it back',
    restore.map((line, index) => `${index + 1}. ${line}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** On one line, and with nothing in it taken for markup. */
const plain = (text: string) =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|#]/g, (sign) => `\\${sign}`)

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}
