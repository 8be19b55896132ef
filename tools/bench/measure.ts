/** One line of the table: ours against its reference, measured turn by turn in the same run. */
export interface Comparison {
  readonly name: string
  readonly goal: number
  /** Each returns what it took: milliseconds, or bytes where memory is compared. */
  readonly ours: () => Promise<number>
  readonly reference: () => Promise<number>
  readonly rounds?: number
}

export interface Outcome {
  readonly name: string
  readonly ratio: number
  readonly goal: number
  /** Lowest and highest ratio of the rounds, to show how far the machine's noise reaches. */
  readonly range: readonly [number, number]
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle]
  if (upper === undefined || lower === undefined) throw new Error('no values')
  return (upper + lower) / 2
}

/** Alternates the two, so that a slow minute of the machine hits both; one unmeasured round of each comes first. */
export async function compare({ name, goal, ours, reference, rounds = 5 }: Comparison): Promise<Outcome> {
  await reference()
  await ours()
  const measured: { ours: number; reference: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const theirs = await reference()
    measured.push({ ours: await ours(), reference: theirs })
  }
  const ratios = measured.map((each) => each.ours / each.reference)
  const ratio = median(measured.map((each) => each.ours)) / median(measured.map((each) => each.reference))
  return { name, ratio, goal, range: [Math.min(...ratios), Math.max(...ratios)] }
}

export async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function printTable(outcomes: readonly Outcome[]): void {
  const rows = outcomes.map(({ name, ratio, goal, range }) => [
    name,
    ratio.toFixed(2),
    `${range[0].toFixed(2)} to ${range[1].toFixed(2)}`,
    `≤ ${goal}`,
    ratio <= goal ? 'reached' : 'missed',
  ])
  const head = ['measured against its reference', 'ratio', 'rounds', 'goal', '']
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n'))
}
