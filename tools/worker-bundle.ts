import { build, type Plugin } from 'vite'

/** A worker thread's program as one CommonJS file, `OUTDIR/NAME.cjs`, with a list of its licences beside it. */
export async function buildWorker(name: string, entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    // Bundled ES modules ask for their own address; a thread started from text has none.
    define: { 'import.meta.url': '"file:///worker.cjs"' },
    build: {
      ssr: entry,
      target: 'node24',
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      license: { fileName: 'third-party.json' },
      rolldownOptions: { output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false } },
    },
  })
}

/**
 * At the end of a build: the main bundle reads the program as text and starts it with `eval`, because a thread cannot be
 * started from inside the package's archive.
 */
export const workerBundle = (name: string, entry: string, outDir = `out/main/${name}`): Plugin => ({
  name: `worker-${name}`,
  apply: 'build',
  closeBundle: () => buildWorker(name, entry, outDir),
})
