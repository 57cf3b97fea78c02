import { Button, Stack, Text, Title } from '@mantine/core'
import type { ProofRecord } from '../../../shared/setup/proof-record.ts'
import { useCall } from '../../api.tsx'
import { saveFile } from '../../save-file.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { formatDayAndTime } from '../../ui/format.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './policy-words.module.css'

type Row = ProofRecord['rows'][number]

/** What was proven and when, the newest in full; it can be proven again at any time. */
export function Proofs({ onAgain }: { onAgain: (() => void) | undefined }) {
  const { data: records = [] } = useCall('readProofs', null)
  const [newest, ...earlier] = records
  if (!newest) return null
  return (
    <Stack gap="xs" component="section" aria-labelledby="evidence">
      <Title order={2} id="evidence">
        Evidence
      </Title>
      <Text>
        {resultOf(newest)}, {formatDayAndTime(newest.at)}, for {nameOf(newest.principal)}
        {newest.policies.length > 0 && ` with ${newest.policies.map(versionOf).join(', ')}`}.
      </Text>
      <details className={classes.more}>
        <summary>Every call and every question</summary>
        <ProofTable record={newest} />
      </details>
      {earlier.length > 0 && (
        <details className={classes.more}>
          <summary>
            {earlier.length} earlier {earlier.length === 1 ? 'proof' : 'proofs'}
          </summary>
          <ul className={classes.list}>
            {earlier.map((record) => (
              <li key={record.at} className={classes.statement}>
                {formatDayAndTime(record.at)}: {resultOf(record).toLowerCase()}, for{' '}
                {nameOf(record.principal)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={classes.buttons}>
        {onAgain && (
          <Button variant="default" onClick={onAgain}>
            Prove it again
          </Button>
        )}
        <Button
          variant="default"
          onClick={() =>
            saveFile(
              'groundwork-evidence.json',
              'application/json',
              JSON.stringify(records, null, 2),
            )
          }
        >
          Save the evidence
        </Button>
      </div>
    </Stack>
  )
}

function ProofTable({ record }: { record: ProofRecord }) {
  return (
    <DataTable
      caption="What was tried and asked"
      rows={record.rows}
      rowKey={({ by, words }) => `${by} ${words}`}
      columns={[
        { title: 'What', cell: wordsOf },
        { title: 'Found by', cell: ({ by }) => (by === 'call' ? 'a real call' : 'IAM simulation') },
        {
          title: 'Held',
          cell: ({ isExpected }) => (
            <StatusBadge
              status={isExpected ? 'done' : 'blocked'}
              word={isExpected ? 'yes' : 'no'}
            />
          ),
        },
      ]}
    />
  )
}

const wordsOf = ({ words, answer, requestId }: Row) => (
  <>
    {words}
    {answer !== undefined && <Text c="dimmed">{answer}</Text>}
    {requestId !== undefined && <Text c="dimmed">request id {requestId}</Text>}
  </>
)

const resultOf = ({ rows }: ProofRecord) => {
  const failed = rows.filter(({ isExpected }) => !isExpected).length
  return failed === 0 ? `All ${rows.length} held` : `${failed} of ${rows.length} did not hold`
}
const nameOf = (arn: string) => arn.split('/').at(-1) ?? arn
const versionOf = ({ arn, version }: ProofRecord['policies'][number]) => `${nameOf(arn)} ${version}`
