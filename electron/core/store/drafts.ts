import type { ApplicationId } from '../../../shared/ids.ts'
import { Instant, RecordId } from '../../../shared/ids.ts'
import { ProjectTerms } from '../../../shared/application-form.ts'
import { InterestKind } from '../../../shared/records.ts'
import { z } from '../../../shared/schema.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'

// What is typed and not yet signed. Committed at every call, so that a kill at any moment loses nothing that was
// acknowledged. `papers` is what a score or vote was drafted on: a re-issue since then must be looked at first.

const shapes = {
  declaration: z.strictObject({
    answer: z.enum(['none', 'interest']),
    interestKind: InterestKind.nullable(),
    text: z.string(),
  }),
  score: z.strictObject({
    papers: RecordId,
    criteria: z.array(z.strictObject({ score: z.int().nullable(), comment: z.string() })),
  }),
  vote: z.strictObject({
    papers: RecordId,
    choice: z.enum(['as-recommended', 'amended', 'defer', 'reject', 'abstain']).nullable(),
    projects: z.array(ProjectTerms),
    conditions: z.array(z.strictObject({ text: z.string(), due: z.string() })),
  }),
} as const
export type DraftKind = keyof typeof shapes
export type DraftOf<K extends DraftKind> = z.infer<(typeof shapes)[K]>
export type Saved<T> = T & { readonly savedAt: string }

export function saveDraft<K extends DraftKind>(
  store: Store,
  kind: K,
  application: ApplicationId,
  draft: DraftOf<K>,
  savedAt: string,
): Result<string, AppError> {
  return transact(store, () => {
    store.run(
      `INSERT INTO drafts (kind, application, draft, saved_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (kind, application) DO UPDATE SET draft = excluded.draft, saved_at = excluded.saved_at`,
      kind,
      application,
      JSON.stringify(draft),
      savedAt,
    )
    return savedAt
  })
}

/** By one question, however many. Not in the map: nothing is drafted, or by a version that drafted otherwise. */
export function readDrafts<K extends DraftKind>(
  store: Store,
  kind: K,
  applications: readonly ApplicationId[],
): ReadonlyMap<ApplicationId, Saved<DraftOf<K>>> {
  const rows = store.all<{ application: ApplicationId; draft: string; savedAt: string }>(
    `SELECT application, draft, saved_at AS savedAt FROM drafts
     WHERE kind = ? AND application IN (SELECT value FROM json_each(?))`,
    kind,
    JSON.stringify(applications),
  )
  const found = new Map<ApplicationId, Saved<DraftOf<K>>>()
  for (const { application, draft, savedAt } of rows) {
    const parsed = shapes[kind].safeParse(JSON.parse(draft))
    if (parsed.success) found.set(application, { ...(parsed.data as DraftOf<K>), savedAt: Instant.parse(savedAt) })
  }
  return found
}

/** Null: nothing is drafted, or it was written by a version that drafted otherwise. */
export const readDraft = <K extends DraftKind>(
  store: Store,
  kind: K,
  application: ApplicationId,
): Saved<DraftOf<K>> | null => readDrafts(store, kind, [application]).get(application) ?? null

/** Inside the transaction that writes what was drafted, or alone. */
export function clearDraft(store: Store, kind: DraftKind, application: ApplicationId): Result<null, AppError> {
  return transact(store, () => {
    store.run('DELETE FROM drafts WHERE kind = ? AND application = ?', kind, application)
    return null
  })
}
