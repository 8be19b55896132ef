/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 */

/** A step that is one question: passed or not. @param {boolean} isPassed @returns {Tally} */
export const one = (isPassed) => ({ passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0 })

/** @param {readonly Tally[]} tallies @returns {Tally} */
export const sum = (tallies) => ({
  passed: tallies.reduce((all, tally) => all + tally.passed, 0),
  failed: tallies.reduce((all, tally) => all + tally.failed, 0),
  skipped: tallies.reduce((all, tally) => all + tally.skipped, 0),
})

/** @param {Tally} tally */
export const closingLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`

const nothing = { passed: 0, failed: 1, skipped: 0 }

/**
 * Of vitest's JSON report. A file that could not even be loaded counts as one failure, and so does a report that is missing
 * or a run that failed without a failed test (an error outside of any).
 * @param {unknown} report
 * @param {boolean} isClean whether vitest itself ended well
 * @returns {Tally}
 */
export function countVitest(report, isClean) {
  if (report === null || typeof report !== 'object') return nothing
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = /** @type {{ numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number, testResults?: { status: string, assertionResults: unknown[] }[] }} */ (
    report
  )
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = numFailedTests + unloaded
  return {
    passed: numPassedTests,
    failed: failed === 0 && !isClean ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  }
}

/**
 * Of Playwright's JSON report. A test that passed only when tried again has passed; an error outside of any test is a failure.
 * @param {unknown} report
 * @param {boolean} isClean whether Playwright itself ended well
 * @returns {Tally}
 */
export function countPlaywright(report, isClean) {
  if (report === null || typeof report !== 'object') return nothing
  const { stats, errors = [] } =
    /** @type {{ stats?: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} */ (
      report
    )
  if (stats === undefined) return nothing
  const failed = stats.unexpected + errors.length
  return {
    passed: stats.expected + stats.flaky,
    failed: failed === 0 && !isClean ? 1 : failed,
    skipped: stats.skipped,
  }
}
