import { spawnSync } from 'node:child_process'

/** Whether a program of somebody else is here to compare with. Says so when it is not: a skipped test must not look passed. */
export function hasTool(name: string, argument: string): boolean {
  const isHere = spawnSync(name, [argument]).error === undefined
  if (!isHere) console.warn(`SKIPPED: ${name} is not installed, so nothing was compared with it`)
  return isHere
}
