import { spawn, type ChildProcess } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { wirePaths, type PullReply } from '../../shared/wire.ts'
import { call, discardServer, setupToken, startServer, type Member, type RunningServer } from './running-server.ts'

export interface SpawnedServer {
  readonly child: ChildProcess
  readonly server: RunningServer
}

/**
 * The real entry in a process of its own, if wanted `within` another command (its arguments come last). Its calls are held against another server's OpenAPI document, which is the same.
 */
export async function spawnServer(folder: string, within: readonly string[] = []): Promise<SpawnedServer> {
  const describing = await startServer()
  await discardServer(describing)
  const [command, ...args] = [...within, process.execPath, 'server/main.ts', '--data', folder, '--port', '0']
  const child = spawn(command, args, {
    env: { ...process.env, REVIEW_DESK_SETUP_TOKEN: setupToken },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Also when the test fails: a server left behind would hold the runner's pipes open.
  onTestFinished(() => void child.kill('SIGKILL'))
  const port = await new Promise<number>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const port = /"event":"started","port":(\d+)/.exec(text)?.[1]
      if (port) resolve(Number(port))
    })
    child.once('exit', () => reject(new Error('the server did not start')))
  })
  const clock = {
    get nowMs() {
      return Date.now()
    },
    set nowMs(_value: number) {},
  }
  return { child, server: { ...describing, url: `http://127.0.0.1:${port}`, folder, clock } }
}

/** The ids of a whole log, page by page. */
export async function readAll(member: Member): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const path = `${wirePaths.envelopes(member.committeeId)}?after=${ids.length}`
    const { body } = await call<PullReply>(member, path)
    ids.push(...body.envelopes.map(({ id }) => id))
    if (ids.length === body.size) return ids
  }
}
