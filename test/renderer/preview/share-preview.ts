import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import type { DeskOrigin } from '../pdf/desk-origin.ts'

// The preview is bundled once for all test files, and only when the first of them asks for it.

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of the preview, once it is bundled. */
    readonly previewDoor: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let served: Promise<DeskOrigin> | null = null
  const close = async (): Promise<void> => {
    const last = served
    served = null
    await last?.then((origin) => origin.close()).catch(() => undefined)
  }
  const door = createServer((_request, response) => {
    served ??= serve()
    served.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  project.provide('previewDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)
  project.onTestsRerun(close)
  return async () => {
    door.close()
    door.closeAllConnections()
    await close()
  }
}

/** The bundler is loaded only now: most test files need none. */
async function serve(): Promise<DeskOrigin> {
  const { servePreview } = await import('./build-preview.ts')
  return servePreview()
}
