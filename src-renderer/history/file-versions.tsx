import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { FileVersion, VersionedFile } from '../../shared/setup/file-versions.ts'
import { problemIn, useCall } from '../api.tsx'
import { RestorePanel } from '../plan/restore-panel.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { Loading } from '../ui/loading.tsx'
import { FileVersionRow } from './file-version-row.tsx'
import classes from './history.module.css'

type Restoring = { readonly path: string; readonly version: FileVersion }

/** What the edited files held before, with the way to look and to put it back. */
export function FileVersions() {
  const files = useCall('readFileVersions', null, { refetchOnWindowFocus: 'always' })
  const [restoring, setRestoring] = useState<Restoring>()
  const problem = problemIn(files.error)
  return (
    <Stack gap="sm" component="section" aria-labelledby="versions">
      <Title order={2} id="versions" tabIndex={-1}>
        Earlier versions of your files
      </Title>
      <Text c="dimmed">
        Before Groundwork edits a file it keeps a copy, readable by you alone: the last 20 of each
        file.
      </Text>
      {problem && <ProblemHere problem={problem} onRetry={() => void files.refetch()} />}
      {!files.data && !problem && (
        <Loading what="Looking for earlier versions" height={44} rows={2} />
      )}
      {files.data?.length === 0 && <Text>No file that was there before has been edited yet.</Text>}
      {restoring ? (
        <RestorePanel
          title={`Restore ${restoring.path}`}
          call="planRestore"
          input={{ versionId: restoring.version.id }}
          verb="Restore this version"
          onClose={() => {
            setRestoring(undefined)
            document.querySelector<HTMLElement>('#versions')?.focus()
          }}
        />
      ) : (
        files.data?.map((file) => (
          <Versions
            key={file.path}
            file={file}
            onRestore={(version) => setRestoring({ path: file.path, version })}
          />
        ))
      )}
    </Stack>
  )
}

const few = 3

function Versions({
  file: { path, exists, versions },
  onRestore,
}: {
  file: VersionedFile
  onRestore: (version: FileVersion) => void
}) {
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? versions : versions.slice(0, few)
  return (
    <section aria-label={path}>
      <Title order={3} className={classes.day}>
        {path}
        {!exists && ' (not there any more)'}
      </Title>
      <ol className={classes.list} aria-label={`Earlier versions of ${path}`}>
        {shown.map((version) => (
          <FileVersionRow key={version.id} version={version} onRestore={() => onRestore(version)} />
        ))}
      </ol>
      {versions.length > shown.length && (
        <Button size="compact-sm" variant="subtle" mt={8} onClick={() => setShowsAll(true)}>
          Show {versions.length - shown.length} older
        </Button>
      )}
    </section>
  )
}
