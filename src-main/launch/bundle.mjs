// Makes a TypeScript file runnable by Node itself, for benches and for tests that need a process of their own.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** Bundles a file with all it imports into a new temporary folder. Gives the path to run; the folder is the caller's to remove.
 * @param {string} entry an absolute path */
export async function bundle(entry) {
  const outDir = await mkdtemp(join(tmpdir(), 'groundwork-bundle-'))
  await build({
    configFile: false,
    logLevel: 'error',
    // write-file-atomic names its temporary files after the CommonJS file it is in, and bundled it is in none.
    define: { __filename: 'import.meta.filename' },
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        output: { entryFileNames: 'run.mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  return join(outDir, 'run.mjs')
}
