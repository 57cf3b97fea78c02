import { Screen } from '../ui/screen.tsx'
import { FileVersions } from './file-versions.tsx'
import { MadeAndUndo } from './made-and-undo.tsx'

export function HistoryPage() {
  return (
    <Screen
      title="History"
      lead="Every change Groundwork made, in the order it made them, newest first."
    >
      <MadeAndUndo />
      <FileVersions />
    </Screen>
  )
}
