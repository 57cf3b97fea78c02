import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type Options = {
  /** 0 takes any free one. */
  readonly port: number
  readonly dataDir: string | undefined
  readonly opens: boolean
}

/** The command line, or a sentence that says what is wrong with it. */
export function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        'data-dir': { type: 'string' },
        'no-open': { type: 'boolean', default: false },
      },
    })
    const { port, 'data-dir': dataDir, 'no-open': staysClosed } = values
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      return `"${port}" is not a port. Give a number from 0 to 65535; 0 takes any free one.`
    if (dataDir === '') return 'Give a folder after --data-dir.'
    return {
      port: Number(port),
      dataDir: dataDir === undefined ? undefined : resolve(dataDir),
      opens: !staysClosed,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
