import { readDemoState, type DemoState } from './demo-folder.ts'
import type { Founding } from './founding.ts'

/**
 * The committee kept in the folder, or a new one: when there is none, when another was asked for, when the kept one has
 * other documents, or when its meeting is over and its keys with it.
 */
export async function provideCommittee(founding: Founding, fresh: boolean): Promise<DemoState> {
  const kept = fresh ? null : readDemoState(founding.folder)
  const why = kept === null ? 'Making a committee' : whyAnew(kept, founding)
  if (kept !== null && why === null) return kept
  founding.say(why ?? '')
  // Not loaded where a committee is kept: the window is there sooner.
  const { foundDemoCommittee } = await import('./found-committee.ts')
  await foundDemoCommittee(founding)
  const made = readDemoState(founding.folder)
  if (made === null) throw new Error('the committee that was just made cannot be read')
  return made
}

/** Null: the kept one serves. */
export function whyAnew(kept: DemoState, { now, documents }: Pick<Founding, 'now' | 'documents'>): string | null {
  if (kept.documents !== documents) return 'Making a committee with the other documents'
  if (Date.parse(kept.meetingAt) < now()) return 'The kept committee has met; making a new one'
  return null
}
