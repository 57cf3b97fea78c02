import type { HandOverFile } from '../../../shared/setup/hand-over.ts'
import type { ChangePlan } from '../changes/change.ts'
import type { About } from './about.ts'
import type { AskedChange } from './split-plan.ts'

type Said = {
  readonly plan: Pick<ChangePlan, 'title' | 'account' | 'region' | 'notes'>
  readonly about: About
  readonly asked: readonly AskedChange[]
  readonly files: readonly HandOverFile[]
  readonly leftOut: readonly string[]
}

/** The request in plain text, to be sent with the files. */
export function asMessage({ plan, about, asked, files, leftOut }: Said): string {
  return [
    ...opening(plan, about),
    '',
    ...asked.map(({ title, why }) => `- ${title}${why === '' ? '' : `: ${why}`}`),
    ...[...(about.extraNotes ?? []), ...(plan.notes ?? [])].map((note) => `- Note: ${note}`),
    '',
    'The files with this message:',
    ...files.map(({ name, purpose }) => `- ${name}: ${purpose}`),
    ...(leftOut.length === 0 ? [] : ['', 'Not in it, because it is done on my computer:']),
    ...leftOut.map((line) => `- ${line}`),
    '',
    'No password, key or token is in any of them. Please tell me when it is done.',
    '',
  ].join('\n')
}

function opening({ title, account, region }: Said['plan'], { identity }: About): string[] {
  return [
    `Could you please do this in our AWS account ${account} (Region ${region})? I am setting up Claude on Amazon Bedrock with Groundwork, and my sign-in${identity ? ` (${identity.arn})` : ''} may not do it itself.`,
    '',
    `${title}:`,
  ]
}

/** Mail programs and Windows cut longer links off, or do nothing at all. */
const longestLink = 1800

/** A mail to nobody yet, as a link: as many of the changes as it takes, the rest is in the attached files. */
export function asMailto({ plan, about, asked, files }: Said): string {
  const lines = asked.map(({ title }) => `- ${clipped(title, 200)}`)
  const start = opening({ ...plan, title: clipped(plan.title, 200) }, about)
  const linkWith = (count: number) => {
    const left = lines.length - count
    const page = files[0]?.name ?? 'the page'
    const body = [
      ...start,
      '',
      ...lines.slice(0, count),
      ...(left > 0 ? [`- and ${left} more, which ${page} shows`] : []),
      '',
      `Everything else is in the attached files; please begin with ${page}.`,
      '',
      `(Attach what Groundwork saved for you, then delete this line.)`,
      '',
    ].join('\r\n')
    return `mailto:?subject=${encodeURIComponent(clipped(plan.title, 120))}&body=${encodeURIComponent(body)}`
  }
  const counts = lines.map((_, index) => lines.length - index)
  const fitting = [...counts, 0].find((count) => linkWith(count).length < longestLink)
  if (fitting !== undefined) return linkWith(fitting)
  return `mailto:?subject=${encodeURIComponent('A request for our AWS account')}&body=${encodeURIComponent('Please see the attached files.')}`
}

const clipped = (text: string, most: number) => [...text].slice(0, most).join('')
