/** Moves text frames both ways: an IPC channel, a WebSocket, or an in-memory pair in tests. */
export type Carrier = {
  readonly send: (frame: string) => void
  readonly onMessage: (receive: (frame: string) => void) => void
  readonly onClose: (closed: () => void) => void
}

/** What Electron's preload exposes to the page: these two and nothing else. */
export type Bridge = Pick<Carrier, 'send' | 'onMessage'>
