import { ipcMain, type WebContents } from 'electron'
import { type Handlers, isCallName, parseArgument } from '../../shared/api.ts'
import type { Topic } from '../../shared/api/topic.ts'
import type { AppError } from '../../shared/errors.ts'
import { err, type Result } from '../../shared/result.ts'
import { isTrustedSender } from './sender.ts'

/** The one call channel. Every call: sender checked, name known, argument parsed; only then a handler runs. */
export function answerCalls(handlers: Handlers): void {
  ipcMain.handle('call', async (event, name: unknown, argument: unknown): Promise<Result<unknown, AppError>> => {
    if (!isTrustedSender(event)) return err({ kind: 'bad-request', reason: 'sender' })
    if (!isCallName(name)) return err({ kind: 'bad-request', reason: 'name' })
    const parsed = parseArgument(name, argument)
    if (!parsed.ok) return parsed
    const handle = handlers[name] as (value: unknown) => Promise<Result<unknown, AppError>>
    return handle(parsed.value)
  })
}

/** Tells the page what changed, gathered over 50 ms so that one sync is one refresh. */
export function createAnnouncer(contents: () => WebContents | null): (topics: readonly Topic[]) => void {
  const waiting = new Set<Topic>()
  let timer: ReturnType<typeof setTimeout> | null = null
  return (topics) => {
    for (const topic of topics) waiting.add(topic)
    timer ??= setTimeout(() => {
      timer = null
      const gathered = [...waiting]
      waiting.clear()
      const page = contents()
      if (page !== null && !page.isDestroyed()) page.send('changed', gathered)
    }, 50)
  }
}
