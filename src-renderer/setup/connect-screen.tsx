import { Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ConnectReview } from '../../shared/setup/review.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { adoptChoices } from '../keep-current.ts'
import { ProblemHere } from '../problem-here.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loading } from '../ui/loading.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { Term } from '../ui/term.tsx'
import { AlsoWrite } from './also-write.tsx'
import { glossary } from './glossary.ts'
import type { Stage } from './stages.ts'
import { StepFlow } from './step-flow.tsx'

/** Claude Code's own settings, merged and never overwritten. */
export function ConnectScreen() {
  const review = useCall('reviewConnect', null, { refetchOnWindowFocus: 'always' })
  const { data: choices } = useCall('readChoices', null)
  const choose = useAction('choose', adoptChoices)
  const [wantsGuideFiles, setWantsGuideFiles] = useState(false)
  const problem = problemIn(review.error ?? choose.error)
  const stages: readonly Stage[] = [
    {
      step: 'claude-code',
      verb: 'Write Claude Code’s settings',
      request: { step: 'claude-code' },
    },
    {
      step: 'claude-bedrock-cursor',
      verb: 'Write the claude-bedrock-cursor files',
      request: { step: 'claude-bedrock-cursor' },
      isAside: true,
      isWanted: wantsGuideFiles,
    },
  ]
  return (
    <StepFlow
      screen="connect"
      title="Claude Code uses this account"
      lead={
        <>
          Groundwork adds its lines to Claude Code’s settings and keeps everything else in them. It
          signs in with an AWS <Term means={glossary.profile}>profile</Term>, not with keys in a
          file.
        </>
      }
      stages={stages}
      problem={problem}
      onRetry={() => void review.refetch()}
      headline="claude-code"
      isReady={!choose.isPending && review.isSuccess}
      finished={() => setWantsGuideFiles(false)}
    >
      {review.data ? (
        <Stack gap="lg">
          <Select
            label="Profile Claude Code signs in with"
            data={review.data.profiles}
            value={review.data.chosenProfile ?? null}
            allowDeselect={false}
            onChange={(claudeProfile) =>
              claudeProfile && choose.mutate({ ...choices, claudeProfile })
            }
          />
          <Environment lines={review.data.environment} />
          <Files files={review.data.files} />
        </Stack>
      ) : (
        !problem && <Loading what="Reading Claude Code’s settings" height={96} rows={3} />
      )}
      <AlsoWrite isWanted={wantsGuideFiles} onWant={() => setWantsGuideFiles(true)} />
    </StepFlow>
  )
}

function Environment({ lines }: { lines: ConnectReview['environment'] }) {
  return (
    <DataTable
      caption="What Claude Code is told"
      rows={lines}
      rowKey={({ name }) => name}
      columns={[
        {
          title: 'Setting',
          cell: ({ name, value }) => (
            <code style={{ overflowWrap: 'anywhere' }}>
              {name}={value}
            </code>
          ),
        },
        { title: 'Why', cell: ({ why }) => why },
      ]}
    />
  )
}

function Files({ files }: { files: ConnectReview['files'] }) {
  return (
    <Stack gap="xs" component="section" aria-labelledby="files">
      <Title order={2} id="files">
        Files
      </Title>
      {files.map(({ path, what, exists, upToDate, problem }) => (
        <div key={path}>
          <Text style={{ overflowWrap: 'anywhere' }}>
            <code>{path}</code>
          </Text>
          <Text c="dimmed">{what}</Text>
          {problem ? (
            <ProblemHere problem={problem} />
          ) : (
            <StatusBadge
              status={upToDate ? 'done' : 'looking'}
              word={upToDate ? 'Up to date' : exists ? 'Not up to date' : 'Not there yet'}
            />
          )}
        </div>
      ))}
    </Stack>
  )
}
