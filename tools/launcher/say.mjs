/** One line to the person who waits. @param {string} line */
export const say = (line) => void process.stdout.write(`${line}\n`)

const everyMs = 5000

/**
 * Says what is being done and, while it lasts, for how long already.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @param {() => string} [detail] asked each time, for instance for bytes so far
 * @returns {Promise<T>}
 */
export async function sayWhile(what, work, detail = () => '') {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  say(`${what} …`)
  const timer = setInterval(() => say(`  … ${seconds()} s ${detail()}`.trimEnd()), everyMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
