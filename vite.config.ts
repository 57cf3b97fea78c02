import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { type EnvironmentOptions, isRunnableDevEnvironment, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = import.meta.dirname

/**
 * Node entries carry their dependencies with them, so neither the package nor the browser host needs node_modules.
 * The AWS clients stay in chunks of their own: importing a dozen of them at start costs most of a second.
 */
function node(entries: Record<string, string>, building: boolean): EnvironmentOptions {
  const preload = Object.keys(entries).includes('preload')
  return {
    consumer: 'server',
    // In dev the module runner cannot evaluate inlined CommonJS, so dependencies stay external there.
    ...(building && { resolve: { noExternal: true, external: ['electron'] } }),
    // write-file-atomic names its temporary files after the CommonJS file it is in, and bundled it is in none.
    ...(building && !preload && { define: { __filename: 'import.meta.filename' } }),
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(here, 'dist/main'),
      emptyOutDir: false,
      sourcemap: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, path]) => [name, join(here, 'src-main/hosts', path)]),
        ),
        output: {
          entryFileNames: preload ? '[name].cjs' : '[name].mjs',
          chunkFileNames: 'chunks/[name]-[hash].mjs',
          format: preload ? 'cjs' : 'es',
          ...(preload && { codeSplitting: false }),
        },
      },
    },
  }
}

/** `vite` alone runs the whole app in a browser: the core answers on the dev server's own origin. */
function browserHost(): Plugin {
  return {
    name: 'browser-host',
    apply: 'serve',
    async configureServer({ environments, httpServer }) {
      const host = environments.hosts
      if (!host || !isRunnableDevEnvironment(host) || !httpServer) return
      const { attachDev } = await host.runner.import(join(here, 'src-main/hosts/browser/dev.ts'))
      await attachDev(httpServer)
    },
  }
}

export default defineConfig(({ command }) => ({
  root: 'src-renderer',
  // Vite and Vitest cache under the root unless told otherwise.
  cacheDir: join(here, 'node_modules/.vite'),
  plugins: [react(), browserHost()],
  server: { host: '127.0.0.1', port: 5180, strictPort: true },
  builder: {},
  environments: {
    client: { build: { outDir: join(here, 'dist/renderer'), emptyOutDir: true } },
    hosts: node(
      {
        electron: 'electron/main.ts',
        browser: 'browser/main.ts',
        practice: 'practice/main.ts',
      },
      command === 'build',
    ),
    preload: node({ preload: 'electron/preload.ts' }, command === 'build'),
  },
  test: {
    projects: [
      {
        test: {
          name: 'node',
          root: here,
          include: ['{shared,src-main}/**/*.test.ts'],
          setupFiles: [join(here, 'src-main/testing/fixed-seed.ts')],
          env: { AWS_EC2_METADATA_DISABLED: 'true' },
          // Tests wait for facts; how long those take is the machine's affair.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'dom',
          root: here,
          include: ['src-renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: 30_000,
        },
      },
    ],
  },
}))
