import { describe, expect, test } from 'vitest'
import { closingLine, countPlaywright, countVitest, one, sum } from '../../tools/launcher/tally.mjs'

describe('vitest’s report', () => {
  const report = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1, testResults: [] }
  test.each([
    ['counts tests and skips', report, true, { passed: 7, failed: 0, skipped: 3 }],
    ['counts failed tests', { ...report, numFailedTests: 2 }, false, { passed: 7, failed: 2, skipped: 3 }],
    [
      'counts a file that did not load',
      { ...report, testResults: [{ status: 'failed', assertionResults: [] }] },
      false,
      { passed: 7, failed: 1, skipped: 3 },
    ],
    ['counts an error outside of any test', report, false, { passed: 7, failed: 1, skipped: 3 }],
    ['that is missing is a failure', null, false, { passed: 0, failed: 1, skipped: 0 }],
    ['that is missing is a failure even after a clean end', null, true, { passed: 0, failed: 1, skipped: 0 }],
  ])('%s', (_name, given, isClean, expected) => {
    expect(countVitest(given, isClean)).toEqual(expected)
  })
})

describe('Playwright’s report', () => {
  const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 2 }
  test.each([
    ['counts a test that passed on a second try', { stats, errors: [] }, true, { passed: 6, failed: 0, skipped: 2 }],
    ['counts failures', { stats: { ...stats, unexpected: 3 } }, false, { passed: 6, failed: 3, skipped: 2 }],
    ['counts an error outside of any test', { stats, errors: [{}] }, false, { passed: 6, failed: 1, skipped: 2 }],
    ['counts an end that is not clean', { stats }, false, { passed: 6, failed: 1, skipped: 2 }],
    ['without numbers is a failure', {}, true, { passed: 0, failed: 1, skipped: 0 }],
    ['that is missing is a failure', null, true, { passed: 0, failed: 1, skipped: 0 }],
  ])('%s', (_name, given, isClean, expected) => {
    expect(countPlaywright(given, isClean)).toEqual(expected)
  })
})

test('the closing line sums all steps', () => {
  expect(closingLine(sum([one(true), one(false), { passed: 40, failed: 0, skipped: 9 }]))).toBe('41 passed, 1 failed')
})
