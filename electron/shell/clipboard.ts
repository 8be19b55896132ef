import { clipboard } from 'electron'

const clearAfterMs = 60_000

/** Cleared after a minute, unless something else has been copied since. */
export function copyForAMinute(text: string): void {
  void clipboard.writeText(text)
  setTimeout(() => {
    void clearIfStill(text)
  }, clearAfterMs).unref()
}

async function clearIfStill(text: string): Promise<void> {
  if ((await clipboard.readText()) === text) clipboard.clear()
}
