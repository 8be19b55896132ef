import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly stop: () => Promise<void>
}

const main = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../server/main.ts')

/** The server as an operator runs it, in a process of its own, so that its memory and work are not the desk's. */
export async function startServerProcess(dataFolder: string, setupToken: string, port = 0): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main, '--data', dataFolder, '--port', String(port)], {
    env: { ...process.env, REVIEW_DESK_SETUP_TOKEN: setupToken },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const listening = await portOf(child)
  return {
    url: `http://127.0.0.1:${listening}`,
    port: listening,
    stop: async () => {
      child.kill('SIGTERM')
      await closed
    },
  }
}

/** From the first line of the server's journal; the rest is read and dropped, so that the pipe never fills. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let head = ''
    child.once('close', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      if (head.length > 10_000) return
      head += chunk.toString()
      const found = /"event":"started","port":(\d+)/.exec(head)
      if (found) resolve(Number(found[1]))
    })
  })
}
