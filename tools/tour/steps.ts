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
  readonly failed: () => number
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Runs steps one after another and prints each with its time. After a failed one the rest is not tried: it rests on it. */
export function createSteps(monotonicMs: () => number): Steps {
  const results: StepResult[] = []
  const add = (result: StepResult): void => {
    results.push(result)
    const number = String(results.length).padStart(2)
    const mark = { passed: '✓', failed: '✗', 'not-reached': '–' }[result.state]
    const seconds = result.state === 'not-reached' ? '      ' : `${(result.ms / 1000).toFixed(1).padStart(5)}s`
    print(`${mark} ${number} ${seconds}  ${result.name}${result.note === '' ? '' : `: ${result.note}`}`)
  }
  const failed = () => results.filter(({ state }) => state === 'failed').length
  return {
    results: () => results,
    failed,
    run: async (name, work) => {
      if (failed() > 0) return add({ name, state: 'not-reached', ms: 0, note: '' })
      const startedAt = monotonicMs()
      try {
        const note = await work()
        add({ name, state: 'passed', ms: Math.round(monotonicMs() - startedAt), note })
      } catch (error) {
        const note = error instanceof Error ? error.message : String(error)
        add({ name, state: 'failed', ms: Math.round(monotonicMs() - startedAt), note })
      }
    },
  }
}

/** What a step found is not what it should be. */
export function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}
