import { clipboard } from 'electron'

const clearAfterMs = 60_000

/** Cleared after a minute, unless something else has been copied since. */
export function copyForAMinute(text: string): void {
  void clipboard.writeText(text)
  setTimeout(() => {
    void clearIfStill(text)
  }, clearAfterMs).unref()
}

/** Words of the papers may have been copied from the page: with the case they leave the laptop. Whose they are is not asked. */
export async function withoutClipboard<T extends { readonly ok: boolean }>(act: Promise<T>): Promise<T> {
  const result = await act
  if (result.ok) clipboard.clear()
  return result
}

async function clearIfStill(text: string): Promise<void> {
  if ((await clipboard.readText()) === text) clipboard.clear()
}
