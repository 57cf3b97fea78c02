import { ensureBuilt } from '../src-main/launch/build.mjs'

/** The flows run on what ships, so it is built first when it is older than its sources. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export of its global set-up.
export default ensureBuilt
