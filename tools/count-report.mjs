// node tools/count-report.mjs FILE: the closing line of a JSON report of Playwright. A report that is missing is a failure.
import { readFileSync } from 'node:fs'
import { closingLine, countPlaywright } from './launcher/tally.mjs'

/** @param {string} file @returns {unknown} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const tally = countPlaywright(readReport(process.argv[2] ?? ''), true)
process.stdout.write(`${closingLine(tally)}\n`)
process.exitCode = tally.failed > 0 ? 1 : 0
