import { Button, Group, Text } from '@mantine/core'
import type { RecoveryDocument } from '../../shared/checklist/recovery.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { goTo } from '../navigation.ts'
import { ProblemHere } from '../problem-here.tsx'
import { saveFile } from '../save-file.ts'
import { formatDayAndTime } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import { ChapterView } from './chapter-view.tsx'
import classes from './recovery.module.css'

/** What is really there and how to put it back, to be read here, saved, or printed. */
export function RecoveryPage() {
  const made = useCall('makeRecovery', null, {
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const problem = problemIn(made.error)
  return (
    <Screen
      title="Recovery document"
      lead="What is really there now, read from your account and this computer, and how somebody else puts it back. No password, key or token is in it."
      back={{ label: 'Back to the checklist', onPress: () => goTo('checklist') }}
    >
      {problem && <ProblemHere problem={problem} onRetry={() => void made.refetch()} />}
      {made.isFetching && !made.data && (
        <Loading what="Reading your account and files" height={120} rows={5} />
      )}
      {made.data && (
        <>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Text>
              Account {made.data.account}, written {formatDayAndTime(made.data.at)} as{' '}
              {made.data.madeBy}
            </Text>
            <Button
              className={classes.again}
              variant="default"
              size="xs"
              disabled={made.isFetching}
              onClick={() => void made.refetch()}
            >
              {made.isFetching ? 'Reading …' : 'Read everything again'}
            </Button>
          </Group>
          <Keep document={made.data} />
          {made.data.chapters.map((chapter) => (
            <ChapterView key={chapter.id} chapter={chapter} />
          ))}
        </>
      )}
    </Screen>
  )
}

function Keep({ document }: { document: RecoveryDocument }) {
  const { at, marks, files } = document
  const note = useAction('noteRecoverySaved', (_, cache) => {
    void cache.invalidateQueries({ queryKey: ['readChecklist'] })
  })
  const problem = problemIn(note.error)
  return (
    <div className={classes.noPrint}>
      <Group gap="xs">
        {files.map(({ name, title, mediaType, text }, index) => (
          <Button
            key={name}
            variant={index === 0 ? 'filled' : 'default'}
            onClick={() => {
              saveFile(name, mediaType, text)
              note.mutate({ at, marks })
            }}
          >
            Save as {title}
          </Button>
        ))}
        <Button variant="default" onClick={() => window.print()}>
          Print the document
        </Button>
      </Group>
      {problem && <ProblemHere problem={problem} />}
      <Text role="status" c="dimmed" size="sm" mt={8}>
        {note.isSuccess
          ? 'Saved. The checklist says so, and says when what is there no longer matches. Keep the file where you find it without this computer.'
          : 'Keep it where you find it without this computer.'}
      </Text>
    </div>
  )
}
