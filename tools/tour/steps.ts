import { stripVTControlCharacters } from 'node:util'

/** One line of `tour.json`. */
export interface StepResult {
  readonly name: string
  readonly state: 'passed' | 'failed' | 'not-reached'
  readonly ms: number
  /** What was found, in a few words; or what went wrong. */
  readonly note: string
}
export interface Steps {
  readonly run: (name: string, work: () => Promise<string>) => Promise<void>
  readonly results: () => readonly StepResult[]
  readonly passed: () => number
  readonly failed: () => number
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Runs steps one after another and prints each with its time. After a failed one the rest is not tried: it rests on it. */
export function createSteps(monotonicMs: () => number, whenFailed: () => Promise<void>): Steps {
  const results: StepResult[] = []
  const add = (result: StepResult): void => {
    results.push(result)
    const number = String(results.length).padStart(2)
    const mark = { passed: '✓', failed: '✗', 'not-reached': '–' }[result.state]
    const seconds = result.state === 'not-reached' ? '      ' : `${(result.ms / 1000).toFixed(1).padStart(5)}s`
    print(`${mark} ${number} ${seconds}  ${result.name}${result.note === '' ? '' : `: ${result.note}`}`)
  }
  const countOf = (wanted: StepResult['state']) => results.filter(({ state }) => state === wanted).length
  const failed = () => countOf('failed')
  return {
    results: () => results,
    passed: () => countOf('passed'),
    failed,
    run: async (name, work) => {
      if (failed() > 0) return add({ name, state: 'not-reached', ms: 0, note: '' })
      const startedAt = monotonicMs()
      try {
        const note = await work()
        add({ name, state: 'passed', ms: Math.round(monotonicMs() - startedAt), note })
      } catch (error) {
        const note = toNote(error)
        add({ name, state: 'failed', ms: Math.round(monotonicMs() - startedAt), note })
        await whenFailed()
      }
    },
  }
}

/** Playwright tells the whole story; the first sentences say which thing was not there. */
function toNote(error: unknown): string {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  const [said = '', story = ''] = text.split(/\n+Call log:\n/)
  const waitedFor = story.split('\n').find((line) => line.includes('waiting for')) ?? ''
  return [said.split('\n', 3).join(' '), waitedFor.trim()].filter((part) => part !== '').join(' ')
}

/** What a step found is not what it should be. */
export function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}
