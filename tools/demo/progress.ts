export interface Progress {
  readonly say: (line: string) => void
  readonly done: () => void
}

/** A line for each stage as it begins, with the time the one before took. */
export function createProgress(print: (line: string) => void): Progress {
  let stage: { readonly line: string; readonly startedAt: number } | null = null
  const end = (): void => {
    if (stage === null) return
    print(`  ${((performance.now() - stage.startedAt) / 1000).toFixed(1).padStart(5)} s  ${stage.line}`)
    stage = null
  }
  return {
    say: (line) => {
      end()
      stage = { line, startedAt: performance.now() }
    },
    done: end,
  }
}
