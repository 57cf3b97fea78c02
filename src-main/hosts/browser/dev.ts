import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../common/log.ts'
import { findPlaces } from '../common/places.ts'
import { guardUpgrades } from './guard-upgrades.ts'
import { startSockets } from './start-sockets.ts'

/**
 * Joins the core to Vite's own server for `npm run dev`. There is no cookie here, so a program that is no browser could
 * come in: it finds a throw-away home folder and the practice account only.
 */
export async function attachDev(server: Server): Promise<void> {
  const { platform } = process
  const home = join(tmpdir(), 'groundwork-dev')
  const places = findPlaces({ environment: {}, platform, home })
  const sockets = startSockets({
    places,
    environment: {},
    platform,
    log: openLog(places.dataFolder, Date.now),
    onCount: () => undefined,
  })
  const upgrade = guardUpgrades(({ host, origin }) => {
    const address = server.address()
    const own = typeof address === 'object' && address ? `127.0.0.1:${address.port}` : undefined
    return host === own && origin === `http://${own}`
      ? { kind: 'pass' }
      : { kind: 'refuse', sentence: 'This request does not come from Groundwork’s own page.' }
  }, Promise.resolve(sockets))
  server.on('upgrade', (request, socket, head) => {
    // All other paths are Vite's.
    if (request.url === '/rpc') upgrade(request, socket, head)
  })
  server.once('close', () => void sockets.close())
}
