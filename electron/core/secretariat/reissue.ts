import { toCanonical } from '../../../shared/canonical.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ReissueView } from '../../../shared/api/publishing.ts'
import type { ApplicationId, BatchId, DocumentHash, RecordId } from '../../../shared/ids.ts'
import type { Prepared } from '../../../shared/prepared.ts'
import type { Body } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { comparePapers, isUnchanged } from '../../../shared/rules/compare-papers.ts'
import type { Desk } from '../desk.ts'
import { itemOf, papersOf, toNow, type HeldPapers } from '../standing.ts'
import { changePrepared, readPrepared } from '../store/prepared.ts'
import type { Store } from '../store/store.ts'
import { transact } from '../store/transact.ts'
import { composeAll, mustBe } from './acting.ts'
import { toItem } from './batch.ts'
import { issuePapers, type NewPapers } from './papers.ts'
import { toPapers } from './readiness.ts'

// From the prepared state of a published application to new papers: first told in words, then issued by one act.

/** Errors: `bad-request` (not the secretariat), `not-found` (not published). */
export function reissueChanges(desk: Desk, application: ApplicationId): Result<ReissueView, AppError> {
  const found = published(desk, application)
  if (!found.ok) return found
  const { item, papers } = found.value
  const { version, form, assessment, documents } = papers.record.body
  const prepared = readPrepared(desk.store, application)?.prepared ?? null
  const ready = prepared === null ? null : toPapers(desk, prepared)
  // An assessment that is half changed is not compared; `lacks` says what to do about it.
  const next = prepared === null ? null : ready?.ok === true ? toIssued(ready.value) : { ...prepared, assessment }
  const lacks = ready?.ok === false ? ready.error : []
  return ok({
    applicationId: application,
    number: item.number,
    applicant: item.applicant,
    papersId: papers.papersId,
    version,
    issuedAt: papers.record.at,
    documents: documents.map(({ sealedSha256, letter, title }) => ({ sealedSha256, letter, title })),
    changes: next === null ? null : comparePapers({ form, assessment, documents }, next),
    changesItem: prepared !== null && itemChange(desk, application, prepared) !== null,
    lacks,
    holders: holdersOf(desk.store, application, toNow(desk)),
  })
}

/**
 * Issues what is prepared, if it still replaces the papers that were shown. Gives the new version. Errors: `superseded`,
 * `incomplete` (not ready, or nothing differs), those of `reissueChanges` and of `issuePapers`.
 */
export async function reissue(
  desk: Desk,
  application: ApplicationId,
  papersId: RecordId,
): Promise<Result<number, AppError>> {
  const found = published(desk, application, papersId)
  if (!found.ok) return found
  const prepared = readPrepared(desk.store, application)?.prepared
  const ready = prepared === undefined ? null : toPapers(desk, prepared)
  if (prepared === undefined || ready?.ok !== true) return err({ kind: 'incomplete' })
  const item = itemChange(desk, application, prepared)
  const isSame = isUnchanged(comparePapers(found.value.papers.record.body, toIssued(ready.value)))
  if (isSame && item === null) return err({ kind: 'incomplete' })
  const line = item === null ? ok(null) : await composeAll(desk, [item])
  if (!line.ok) return line
  return isSame ? ok(found.value.papers.record.body.version) : issue(desk, application, ready.value)
}

/** Takes one document out of the papers, and out of what is prepared. Errors: as `reissue`, and `not-found`. */
export async function withdrawDocument(
  desk: Desk,
  application: ApplicationId,
  papersId: RecordId,
  document: DocumentHash,
): Promise<Result<number, AppError>> {
  const found = published(desk, application, papersId)
  if (!found.ok) return found
  const { form, assessment, documents } = found.value.papers.record.body
  const rest = documents.filter(({ sealedSha256 }) => sealedSha256 !== document)
  if (rest.length === documents.length) return err({ kind: 'not-found' })
  const prepared = readPrepared(desk.store, application)?.prepared
  if (prepared !== undefined) {
    // First, so that what a break leaves undone is shown as not issued yet.
    const left = prepared.documents.filter(({ sealedSha256 }) => sealedSha256 !== document)
    const edit = { application, prepared: { ...prepared, documents: left } }
    const changed = transact(desk.store, () => changePrepared(desk.store, [edit], 'documents', toNow(desk)))
    if (!changed.ok) return changed
    desk.deps.changed(['prepared'])
  }
  return issue(desk, application, { form, assessment, documents: rest })
}

/** Applications of a batch whose prepared state could be issued or needs looking at: it differs from the papers. */
export function notIssued(desk: Desk, batch: BatchId): Result<readonly ApplicationId[], AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const applications = desk.store.all<{ application: ApplicationId }>(
    `SELECT i.application FROM current_items i JOIN prepared p ON p.application = i.application
       JOIN current_papers c ON c.application = i.application WHERE i.batch = ?`,
    batch,
  )
  return ok(
    applications
      .map(({ application }) => application)
      .filter((application) => {
        const view = reissueChanges(desk, application)
        if (!view.ok || view.value.changes === null) return false
        const { changes, changesItem, lacks } = view.value
        return !isUnchanged(changes) || changesItem || lacks.length > 0
      }),
  )
}

const toIssued = ({ form, assessment, documents }: NewPapers) => ({
  form,
  assessment,
  // Prepared documents are sealed as soon as they come.
  documents: documents.filter((document) => 'sealedSha256' in document),
})

async function issue(desk: Desk, application: ApplicationId, papers: NewPapers): Promise<Result<number, AppError>> {
  const issued = await issuePapers(desk, application, papers)
  if (!issued.ok) return issued
  desk.deps.changed(['prepared'])
  return ok(papersOf(desk, application)?.record.body.version ?? 1)
}

function published(
  desk: Desk,
  application: ApplicationId,
  shown?: RecordId,
): Result<{ readonly item: Body<'item'>; readonly papers: HeldPapers }, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const [item, papers] = [itemOf(desk, application), papersOf(desk, application)]
  if (item === null || papers === null) return err({ kind: 'not-found' })
  if (shown !== undefined && shown !== papers.papersId) return err({ kind: 'superseded' })
  return ok({ item: item.body, papers })
}

/** Null: the line of the declaration list says what is prepared. */
function itemChange(desk: Desk, application: ApplicationId, prepared: Prepared): ReturnType<typeof toItem> | null {
  const item = itemOf(desk, application)
  if (item === null) return null
  const { number, batch } = item.body
  const { form, people, partners } = prepared
  const next = toItem(desk.store, batch, { application, number, form, people, partners })
  return isSameItem(next.body, item.body) ? null : next
}

const itemKeys: readonly (keyof Body<'item'>)[] = ['category', 'applicant', 'projects', 'people', 'partners', 'asked']
const isSameItem = (one: Body<'item'>, other: Body<'item'>): boolean =>
  itemKeys.every((key) => toCanonical(one[key]) === toCanonical(other[key]))

const holdersOf = (store: Store, application: ApplicationId, now: string): number =>
  store.get<{ count: number }>(
    `SELECT count(*) AS count FROM current_grants WHERE application = ? AND lease_ends > ?
       AND member NOT IN (SELECT member FROM roster WHERE role = 'secretary')`,
    application,
    now,
  )?.count ?? 0
