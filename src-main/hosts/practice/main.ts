import { startPractice } from '../../practice/start.ts'
import { readOptions } from './options.ts'

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') {
  console.error(options)
  process.exit(2)
}

startPractice({ ...options, onUnexpected: console.error }).then(
  ({ endpoint, region, account, keys, stop }) => {
    console.log(
      JSON.stringify({ endpoint, region, account: account.id, admin: keys.admin, user: keys.user }),
    )
    const end = () => {
      stop().then(() => process.exit(0), console.error)
    }
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
  },
  (error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    console.error(isTaken ? `Port ${options.port} is in use. Choose another one.` : error)
    process.exit(1)
  },
)
