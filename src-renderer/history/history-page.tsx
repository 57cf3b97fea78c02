import { Screen } from '../ui/screen.tsx'
import { MadeAndUndo } from './made-and-undo.tsx'

export function HistoryPage() {
  return (
    <Screen
      title="History"
      lead="Every change Groundwork made, in the order it made them, newest first."
    >
      <MadeAndUndo />
    </Screen>
  )
}
