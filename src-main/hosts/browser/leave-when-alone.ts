/**
 * Calls `leave` when the last page has been gone for `afterMs`, so that a forgotten terminal holds no credentials for
 * ever. Before the first page has come it waits without end. Give it the number of pages whenever that changes.
 */
export function leaveWhenAlone(afterMs: number, leave: () => void): (pages: number) => void {
  const state: { timer?: NodeJS.Timeout } = {}
  return (pages) => {
    clearTimeout(state.timer)
    if (pages === 0) state.timer = setTimeout(leave, afterMs)
  }
}
