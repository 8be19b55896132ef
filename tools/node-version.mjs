// Import this first in whatever a person could start by hand. The database's binary needs Node 24: an older Node loads it
// and then dies without a word, so this says the word. Plain JavaScript, because an older Node must be able to read it.
import { isNewEnough, refusal } from './launcher/node-24.mjs'

/** Ends the process with one sentence under a Node that is too old. */
export function requireNode24() {
  if (isNewEnough(process.versions.node)) return
  process.stderr.write(`${refusal(process.versions.node)}\n`)
  process.exit(1)
}

requireNode24()
