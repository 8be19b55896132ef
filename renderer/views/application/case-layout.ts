import type { ApplicationId, DocumentHash, RecordId } from '../../../shared/ids.ts'
import { createForgettable } from '../../state/forgettable.ts'
import type { CriterionIndex } from './criteria.ts'

export type WorkTab = 'form' | 'assessment' | 'score' | 'vote' | 'changes'

/** What is remembered of one application while its tab is open. */
export interface CasePlace {
  readonly document: DocumentHash | null
  /** The criterion that is unfolded; undefined until one was chosen, null when all are folded. */
  readonly criterion: CriterionIndex | null | undefined
  /** An older version that is being read; null: the one in force. */
  readonly version: RecordId | null
}

interface CaseLayout {
  /** Null: as the window's width has it. */
  readonly documentsFolded: boolean | null
  readonly workFolded: boolean
  /** Kept from one application to the next: whoever goes through the scores stays in the scores. */
  readonly tab: WorkTab | null
  readonly inside: 'outline' | 'pages'
  readonly places: ReadonlyMap<ApplicationId, CasePlace>
}

/** How the member has arranged the key screen, and where in each application. Forgotten on lock. */
export const useCaseLayout = createForgettable<CaseLayout>(() => ({
  documentsFolded: null,
  workFolded: false,
  tab: null,
  inside: 'outline',
  places: new Map(),
}))

const nowhere: CasePlace = { document: null, criterion: undefined, version: null }

export const useCasePlace = (applicationId: ApplicationId): CasePlace =>
  useCaseLayout(({ places }) => places.get(applicationId) ?? nowhere)

export function rememberPlace(applicationId: ApplicationId, part: Partial<CasePlace>): void {
  useCaseLayout.setState(({ places }) => ({
    places: new Map(places).set(applicationId, { ...(places.get(applicationId) ?? nowhere), ...part }),
  }))
}
