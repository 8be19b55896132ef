import { createInterface } from 'node:readline'

/**
 * Answers commands in a process of its own: the server does not run on every Electron's Node, and the journeys must be
 * able to take it away. A name, and after a space its argument as JSON, on one line in; one line of JSON out.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- each command knows what its journey sends
export function answerLines(commands: Readonly<Record<string, (argument: any) => Promise<unknown>>>): void {
  const answer = async (line: string): Promise<void> => {
    const at = line.indexOf(' ')
    const name = at === -1 ? line : line.slice(0, at)
    try {
      const argument: unknown = at === -1 ? undefined : JSON.parse(line.slice(at + 1))
      const value = (await commands[name]?.(argument)) ?? null
      process.stdout.write(`${JSON.stringify({ ok: true, value })}\n`)
    } catch (error) {
      process.stdout.write(`${JSON.stringify({ ok: false, error: String(error) })}\n`)
    }
  }
  createInterface({ input: process.stdin }).on('line', (line) => void answer(line))
}
