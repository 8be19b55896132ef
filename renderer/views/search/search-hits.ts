import type { SearchHit } from '../../../shared/api/batch.ts'
import type { ApplicationId } from '../../../shared/ids.ts'

export interface HitGroup {
  readonly applicationId: ApplicationId
  readonly number: number
  readonly applicant: SearchHit['applicant']
  readonly hits: readonly SearchHit[]
}

/** Hits by application, in the order in which the best of each came. */
export function groupHits(hits: readonly SearchHit[]): readonly HitGroup[] {
  const groups = new Map<ApplicationId, HitGroup>()
  for (const hit of hits) {
    const { applicationId, number, applicant } = hit
    const earlier = groups.get(applicationId)?.hits ?? []
    groups.set(applicationId, { applicationId, number, applicant, hits: [...earlier, hit] })
  }
  return [...groups.values()]
}

export interface Excerpt {
  readonly before: string
  readonly match: string
  readonly after: string
}

/** The text around a match, begun close before it so that the match is seen in one line. */
export function cutExcerpt({ excerpt, from, to }: Pick<SearchHit, 'excerpt' | 'from' | 'to'>, lead = 40): Excerpt {
  const start = from > lead ? softStart(excerpt, from - lead) : 0
  return {
    before: `${start > 0 ? '…' : ''}${excerpt.slice(start, from)}`,
    match: excerpt.slice(from, to),
    after: excerpt.slice(to),
  }
}

/** Never in the middle of a surrogate pair, and at a space where one is near. */
function softStart(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  if (space !== -1 && space - at < 12) return space + 1
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}

/** Chinese text read in English, and the other way round, carries its own language. */
export const languageOf = (text: string): 'zh-HK' | 'en-HK' => (/\p{Script=Han}/u.test(text) ? 'zh-HK' : 'en-HK')
