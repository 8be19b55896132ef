import { readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { parseArgument } from '../../shared/api.ts'
import type { Preferences } from '../../shared/api/session.ts'

// Language, scheme and size are needed before anything is unlocked, so they live outside the store; nothing of a case
// is in them. A damaged or missing file means the defaults, never an error.

const fileName = 'preferences.json'

export function readPreferences(folder: string, systemLanguages: readonly string[]): Preferences {
  try {
    const parsed = parseArgument('savePreferences', JSON.parse(readFileSync(path.join(folder, fileName), 'utf8')))
    if (parsed.ok) return parsed.value
  } catch {
    // First start, or not JSON.
  }
  return { language: systemLanguages[0]?.startsWith('zh') === true ? 'zh-HK' : 'en-HK', scheme: 'system', zoom: 1 }
}

export async function writePreferences(folder: string, preferences: Preferences): Promise<void> {
  const target = path.join(folder, fileName)
  const file = await open(`${target}.new`, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(preferences))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${target}.new`, target)
}
