import type { Reply } from '../../../shared/api.ts'
import type { SearchHit } from '../../../shared/api/batch.ts'
import type { ApplicationId, BatchId, Bilingual } from '../../../shared/ids.ts'
import type { Desk } from '../desk.ts'
import { itemOf, readablePapers } from '../standing.ts'
import { withdrawnAt } from '../store/withdrawals.ts'
import { shownBatch } from './batch.ts'
import { scoreDraft } from './score-view.ts'

const maxHits = 50
const around = 32

/**
 * Names, forms, assessments, titles of documents and own comments of the batch; not the pages of PDFs. Case and width
 * are folded. A withdrawn application has nothing left to be found in.
 */
export function search(desk: Desk, query: string, batch?: BatchId): Reply<'search'> {
  const wanted = fold(query.trim())
  if (!isEnough(wanted)) return { hits: [], total: 0 }
  const hits = (shownBatch(desk, batch)?.body.applications ?? []).flatMap(({ application }) =>
    searchApplication(desk, application, wanted),
  )
  return { hits: hits.slice(0, maxHits), total: hits.length }
}

/** One Chinese character means something; one Latin letter does not. */
const isEnough = (text: string): boolean => /\p{Script=Han}/u.test(text) || text.length >= 2

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

function searchApplication(desk: Desk, application: ApplicationId, wanted: string): readonly SearchHit[] {
  if (withdrawnAt(desk.store, application, desk.own.member) !== null) return []
  const item = itemOf(desk, application)
  if (item === null) return []
  const { number, applicant, projects, people, partners } = item.body
  const found = new Set<string>()
  const look = (place: SearchHit['place'], texts: readonly string[], document: SearchHit['document'] = null) =>
    texts.flatMap((text) => {
      const cut = cutAround(text, wanted)
      const key = `${place} ${document ?? ''} ${cut?.excerpt ?? ''}`
      if (cut === null || found.has(key)) return []
      found.add(key)
      return [{ applicationId: application, number, applicant, place, document, ...cut }]
    })
  const hits = [
    ...look('applicant', texts([applicant])),
    ...look('project', texts(projects)),
    ...look('person', texts([...people, ...partners])),
  ]
  const papers = readablePapers(desk, application)
  if (!papers.ok) return hits
  const { form, assessment, documents } = papers.value.record.body
  return [
    ...hits,
    ...look('form', allText(form)),
    ...look('assessment', allText(assessment)),
    ...documents.flatMap(({ title, sealedSha256 }) => look('document', texts([title]), sealedSha256)),
    ...look(
      'comment',
      scoreDraft(desk, application).criteria.map(({ comment }) => comment),
    ),
  ]
}

const texts = (values: readonly Bilingual[]): readonly string[] => values.flatMap(({ en, zh }) => [en, zh])

/** Every string of a form or an assessment that a person wrote, wherever it stands. */
function allText(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length > 1 ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(allText) : []
}

/** Null: not in it. Offsets are of the folded text when folding changes its length, so the excerpt is then folded too. */
function cutAround(text: string, wanted: string): Pick<SearchHit, 'excerpt' | 'from' | 'to'> | null {
  const folded = fold(text)
  const at = folded.indexOf(wanted)
  if (at < 0) return null
  const shown = folded.length === text.length ? text : folded
  const start = Math.max(0, at - around)
  const end = Math.min(shown.length, at + wanted.length + around)
  const lead = start > 0 ? '…' : ''
  const excerpt = `${lead}${shown.slice(start, end)}${end < shown.length ? '…' : ''}`.replaceAll(/\s/g, ' ')
  const from = at - start + lead.length
  return { excerpt, from, to: from + wanted.length }
}
