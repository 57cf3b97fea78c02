import type { GuideRow } from './guide-row.ts'

/** The rows as a document, each command in its own face and each proof by name. */
export function asTable(rows: readonly GuideRow[]): string {
  return [
    '# The setup guide and the app',
    '',
    'Every heading and command of the AWS Bedrock setup guide, what stands in for it here, and the tests that show it. Written by `src-main/testing/guide/guide-coverage.test.ts`; do not edit it by hand.',
    '',
    `${rows.length} rows, each with its proof.`,
    '',
    '| in the guide | in the app | proof |',
    '|---|---|---|',
    ...rows.map(
      ({ kind, guide, here, proofs }) =>
        `| ${kind === 'command' ? `\`${guide}\`` : `**${guide}**`} | ${here} | ${proofs
          .map(([file, title]) => `“${title}” (\`${file}\`)`)
          .join('<br>')} |`,
    ),
    '',
  ].join('\n')
}
