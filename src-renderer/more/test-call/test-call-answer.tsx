import { Stack, Text } from '@mantine/core'
import type { TestCallResult } from '../../../shared/test-call/test-call.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatCount, formatUsd } from '../../ui/format.ts'
import classes from './test-call.module.css'
import type { TestCallState } from './use-test-call.ts'

/** The answer as it comes, and then what it took. */
export function TestCallAnswer({ state: { text, isRunning, result } }: { state: TestCallState }) {
  if (!isRunning && !result) return null
  return (
    <Stack gap="sm" component="section" aria-label="Answer">
      <div
        className={classes.answer}
        aria-busy={isRunning}
        aria-live={isRunning ? 'off' : 'polite'}
      >
        {text || (isRunning ? 'Waiting for the first word …' : 'No word of an answer had come.')}
      </div>
      {result && <Took result={result} />}
    </Stack>
  )
}

function Took({ result }: { result: TestCallResult }) {
  return (
    <>
      <Text size="sm">{endOf(result)}</Text>
      <DataTable
        caption="What the call took"
        columns={[
          { title: 'What', cell: ({ what }) => what },
          { title: 'How much', cell: ({ value }) => value, align: 'right' },
        ]}
        rows={rowsOf(result)}
        rowKey={({ what }) => what}
      />
      {result.requestId !== undefined && (
        <Text size="sm">
          Request id, for AWS support: <code>{result.requestId}</code>{' '}
          <CopyButton text={result.requestId} what="request id" />
        </Text>
      )}
    </>
  )
}

function endOf({ isStopped, isCutShort }: TestCallResult): string {
  if (isStopped)
    return 'Stopped. AWS bills what it had read and written by then; the usage window shows it in a few minutes.'
  return isCutShort
    ? 'The answer reached the limit you set, and ends there.'
    : 'The answer is complete.'
}

function rowsOf({ tokens, costUsd, durationMs, firstTokenMs, region }: TestCallResult) {
  const { input, output, cacheRead, cacheWrite } = tokens
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
  return [
    { what: 'Input tokens', value: formatCount(input) },
    { what: 'Tokens written to the cache', value: formatCount(cacheWrite) },
    { what: 'Tokens read from the cache', value: formatCount(cacheRead) },
    { what: 'Output tokens', value: formatCount(output) },
    {
      what: 'Price (estimated from list prices)',
      value: costUsd === undefined ? 'not known' : formatUsd(costUsd, { digits: 6 }),
    },
    {
      what: 'Until the first word',
      value: firstTokenMs === undefined ? '–' : seconds(firstTokenMs),
    },
    { what: 'Until the end', value: seconds(durationMs) },
    { what: 'Asked from', value: region },
  ]
}
