// `npm run practice`: builds when needed, then serves the practice account alone. Stdout carries one line of JSON.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'

await ensureBuilt()
const host = join(import.meta.dirname, '../../dist/main/practice.mjs')
process.argv = [process.execPath, host, ...process.argv.slice(2)]
await import(pathToFileURL(host).href)
