import { Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { QuotaRow, QuotaUse } from '../../shared/usage/quota.ts'
import { problemIn, useCall } from '../api.tsx'
import { StepPanel } from '../plan/step-panel.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { CodeBlock } from '../ui/code-block.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { formatCount, formatDayAndTime, formatTokens } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { quotaWords, shareWords } from './quota-words.ts'
import classes from './usage.module.css'

/** The busiest minute against what AWS allows in one. Asked for only when opened. */
export function QuotaPanel() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className={classes.panel}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={classes.summary}>How close to the quota</summary>
      {isOpen && <Opened />}
    </details>
  )
}

function Opened() {
  const use = useCall('readQuotaUse', null, { staleTime: 60 * 60_000 })
  const problem = problemIn(use.error)
  if (problem) return <ProblemHere problem={problem} onRetry={() => void use.refetch()} />
  if (!use.data) return <Loading what="Reading the busiest minutes" height={48} rows={2} />
  return <Quotas use={use.data} />
}

function Quotas({ use }: { use: QuotaUse }) {
  const [asked, setAsked] = useState<QuotaRow>()
  const busiest = use.rows.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))
  const [first] = busiest
  return (
    <Stack gap="sm" mt="sm">
      <Text size="sm">{quotaWords(first, use.outputWeight)}</Text>
      {use.problems.map(({ region, problem }) => (
        <div key={region}>
          <Text c="dimmed">{region}</Text>
          <ProblemHere problem={problem} />
        </div>
      ))}
      <DataTable
        caption="The busiest minute of the last 24 hours against the quota"
        rows={busiest}
        rowKey={({ region, name, scope }) => `${region} ${name} ${scope}`}
        empty="No calls in the last 24 hours."
        columns={[
          {
            title: 'Model',
            cell: ({ name, scope, region }) =>
              `${name}, ${scope === 'global' ? 'global' : 'inside its geography'}, ${region}`,
          },
          {
            title: 'Busiest minute',
            align: 'right',
            cell: ({ peak }) =>
              peak ? `${formatTokens(peak.counted)}, ${formatDayAndTime(peak.at)}` : 'no calls',
          },
          {
            title: 'Quota a minute',
            align: 'right',
            cell: ({ quota }) => (quota ? formatTokens(quota.applied) : 'not known'),
          },
          {
            title: 'Share',
            align: 'right',
            cell: ({ share }) => (share === undefined ? '–' : shareWords(share)),
          },
          {
            title: 'Slowed down',
            align: 'right',
            cell: ({ throttles }) => formatCount(throttles),
          },
          {
            title: 'More',
            align: 'right',
            cell: (row) =>
              row.quota && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`Ask for more: ${row.name}, ${row.region}`}
                  onClick={() => setAsked(row)}
                >
                  Ask for more
                </Button>
              ),
          },
        ]}
      />
      {asked && (
        <AskForMore
          key={`${asked.region} ${asked.name}`}
          row={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Stack>
  )
}

function AskForMore({ row, onClose }: { row: QuotaRow; onClose: () => void }) {
  const applied = row.quota?.applied ?? 0
  const [desired, setDesired] = useState(Math.max(applied * 2, 1))
  const [isSure, setSure] = useState(false)
  if (row.supportText !== undefined || !row.quota)
    return (
      <Stack gap="xs">
        <Text>
          Service Quotas takes no request for this one; AWS support does. The text for it:
        </Text>
        <CodeBlock label="Text for AWS support" text={row.supportText ?? ''} wraps />
      </Stack>
    )
  if (isSure)
    return (
      <StepPanel
        title={`Ask AWS for more: ${row.name}`}
        verb="Ask AWS"
        request={{
          step: 'quota-increase',
          region: row.region,
          code: row.quota.code,
          desired,
        }}
        onClose={onClose}
      />
    )
  return (
    <Group align="flex-end">
      <NumberInput
        label={`Tokens a minute (now ${formatTokens(applied)})`}
        value={desired}
        min={applied + 1}
        thousandSeparator=","
        onChange={(value) => typeof value === 'number' && setDesired(value)}
      />
      <Button variant="default" onClick={() => setSure(true)}>
        Show what will be asked
      </Button>
      <Button variant="subtle" onClick={onClose}>
        Cancel
      </Button>
    </Group>
  )
}
