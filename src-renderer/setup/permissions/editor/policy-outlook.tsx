import { Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Foreseen, PolicyForesight } from '../../../../shared/setup/policy-check.ts'
import { problemIn, useCall } from '../../../api.tsx'
import { ProblemHere } from '../../../problem-here.tsx'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Loading } from '../../../ui/loading.tsx'
import classes from './editor.module.css'

/** What using a document would mean: against what is in the account, and for who gets it. Asked once opened. */
export function PolicyOutlook({
  document,
  name,
}: {
  /** Undefined while it cannot be used. */
  document: string | undefined
  name: string | undefined
}) {
  return (
    <div>
      <Disclosure title="Compared with what is attached now" document={document} As={Comparison} />
      {name !== undefined && (
        <Disclosure title={`What changes for ${name}`} document={document} As={Foresight} />
      )}
    </div>
  )
}

function Disclosure({
  title,
  document,
  As,
}: {
  title: string
  document: string | undefined
  As: (props: { document: string }) => ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={classes.more} onToggle={({ currentTarget: { open } }) => setOpen(open)}>
      <summary>{title}</summary>
      {isOpen &&
        (document === undefined ? (
          <Text c="dimmed">Shown once the document is checked and has no errors.</Text>
        ) : (
          <As document={document} />
        ))}
    </details>
  )
}

function Comparison({ document }: { document: string }) {
  const compared = useCall('comparePolicyDocument', { document }, { gcTime: 60_000 })
  const problem = problemIn(compared.error)
  if (problem?.code === 'permission.denied')
    return <Text c="dimmed">This sign-in may not look at the policies of the account.</Text>
  if (problem) return <ProblemHere problem={problem} onRetry={() => void compared.refetch()} />
  if (!compared.data) return <Loading what="Reading what is attached now" height={64} />
  const { diff, current } = compared.data
  const version = current?.version === undefined ? '' : ` (version ${current.version})`
  if (current && diff === '')
    return (
      <Text>
        {current.name}
        {version} says exactly this.
      </Text>
    )
  return (
    <>
      <Text>
        {current
          ? `Lines with − go from ${current.name}${version}, lines with + are new.`
          : 'The policy is not in the account yet: everything is new.'}
      </Text>
      <CodeBlock label="Difference to what is attached now" text={diff} isDiff />
    </>
  )
}

function Foresight({ document }: { document: string }) {
  const foreseen = useCall('foreseePolicyDocument', { document }, { gcTime: 60_000 })
  const problem = problemIn(foreseen.error)
  if (problem?.code === 'permission.denied')
    return (
      <Text c="dimmed">
        This sign-in may not have IAM simulate what others are allowed, so it is not known here. An
        administrator sees it.
      </Text>
    )
  if (problem) return <ProblemHere problem={problem} onRetry={() => void foreseen.refetch()} />
  if (!foreseen.data) return <Loading what="Having IAM simulate it" height={32} rows={4} />
  const { rows, name } = foreseen.data
  const changed = rows.filter(isChange).length
  return (
    <>
      <Text>
        {changed === 0
          ? `Nothing changes for ${name}.`
          : `${changed} of ${rows.length} lines change for ${name}.`}{' '}
        IAM’s own simulation, with groups, boundary and organisation; nothing was called.
      </Text>
      <DataTable
        caption={`What changes for ${name}`}
        rows={rows}
        rowKey={({ ability }) => ability}
        columns={[
          { title: 'What', cell: ({ ability }) => ability },
          { title: 'Now', cell: ({ now }) => words[now], width: '84px' },
          { title: 'Afterwards', cell: afterwardsOf, width: '132px' },
        ]}
      />
      {rows.some(({ now, afterwards }) => now === 'partly' || afterwards === 'partly') && (
        <Text size="sm" c="dimmed">
          In part: some of the Regions or actions behind it are refused, so it fails now and then.
        </Text>
      )}
    </>
  )
}

type Row = PolicyForesight['rows'][number]
const isChange = ({ now, afterwards }: Row) => now !== afterwards

const words: Readonly<Record<Foreseen, string>> = {
  allowed: 'Allowed',
  partly: 'In part',
  denied: 'Denied',
}

const afterwardsOf = (row: Row) =>
  isChange(row) ? (
    <span className={classes.change}>
      <b>{words[row.afterwards]}</b>, changes
    </span>
  ) : (
    words[row.afterwards]
  )
