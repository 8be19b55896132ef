import type { Argument, Reply } from '../../../shared/api.ts'
import type { Topic } from '../../../shared/api/topic.ts'
import type { ApplicationView, SignedAct } from '../../../shared/api/application.ts'
import type { ProjectTerms } from '../../../shared/application-form.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, RecordId } from '../../../shared/ids.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { totalTenths } from '../../../shared/rules/scoring.ts'
import { type DocumentFault, documentFaults, faultHash } from './document-faults.ts'
import { sampleApplication } from './sample-application.ts'
import { both, idOf } from './sample-applications.ts'
import type { ScreenName } from './screen-names.ts'

type Asked<N extends 'readTo' | 'draftScore' | 'submitScore' | 'draftVote' | 'signVote' | 'withdraw' | 'application'> =
  (argument: Argument<N>) => Result<Reply<N>, AppError>

export interface ApplicationDesk {
  readonly application: Asked<'application'>
  readonly readTo: Asked<'readTo'>
  readonly draftScore: Asked<'draftScore'>
  readonly submitScore: Asked<'submitScore'>
  readonly draftVote: Asked<'draftVote'>
  readonly signVote: Asked<'signVote'>
  readonly withdraw: Asked<'withdraw'>
}

/** Remembers what is drafted, read and signed, as the desk does; `screen` says in which state it begins. */
export function createApplicationDesk(
  screen: ScreenName,
  now: () => string,
  announce: (...topics: readonly Topic[]) => void,
): ApplicationDesk {
  const views = new Map<ApplicationId, ApplicationView | null>()
  const find = (id: ApplicationId): ApplicationView | null => {
    if (!views.has(id)) views.set(id, inState(screen, sampleApplication(id)))
    return views.get(id) ?? null
  }
  const change = (id: ApplicationId, part: (view: ApplicationView) => Partial<ApplicationView>): void => {
    const view = find(id)
    if (view !== null) views.set(id, { ...view, ...part(view) })
  }
  const full = screen === 'application-save-failed'
  return {
    application: ({ applicationId }) => {
      if (screen === 'application-failed')
        return err({ kind: 'clock-wrong', localAt: '2036-11-23', otherAt: '2026-11-23' })
      const view = find(applicationId)
      return view === null ? err({ kind: 'no-grant' }) : ok(view)
    },
    readTo: ({ applicationId, document, page }) => {
      change(applicationId, ({ documents }) => ({
        documents: documents.map((each) =>
          each.sealedSha256 === document
            ? { ...each, lastPage: page, readToPage: Math.max(each.readToPage, page) }
            : each,
        ),
      }))
      announce('application')
      return ok(null)
    },
    draftScore: ({ applicationId, criteria }) => {
      if (full) return err({ kind: 'disk-full' })
      const savedAt = now()
      change(applicationId, () => ({ scoreDraft: { criteria, savedAt } }))
      return ok({ savedAt })
    },
    submitScore: ({ applicationId }) => {
      const act = signed(now())
      change(applicationId, ({ scoreDraft, scoring }) => {
        const criteria = scoreDraft.criteria.map(({ score, comment }) => ({ score: score ?? 0, comment }))
        const total =
          totalTenths(
            criteria.map(({ score }) => score),
            scoring.weightsPercent,
          ) ?? 0
        return { score: { ...act, criteria, totalTenths: total }, scoreDraft: { criteria, savedAt: null } }
      })
      announce('application')
      return ok(act)
    },
    draftVote: ({ applicationId, ...draft }) => {
      if (full) return err({ kind: 'disk-full' })
      const savedAt = now()
      change(applicationId, () => ({ voteDraft: { ...draft, savedAt } }))
      return ok({ savedAt })
    },
    signVote: ({ applicationId }) => {
      const act = signed(now())
      change(applicationId, ({ voteDraft, assessment }) => {
        const { choice, projects, conditions } = voteDraft
        const terms = choice === 'amended' ? { projects, conditions } : assessment.terms
        const approves = choice === 'amended' || choice === 'as-recommended'
        const held = approves ? terms : { projects: [], conditions: [] }
        return { vote: { ...act, choice: choice ?? 'abstain', ...held }, voteDraft: { ...voteDraft, savedAt: null } }
      })
      announce('application')
      return ok(act)
    },
    withdraw: ({ applicationId }) => {
      views.set(applicationId, null)
      announce('application', 'batch')
      return ok(null)
    },
  }
}

const signed = (signedAt: string): SignedAct => ({ recordId: '9'.repeat(64) as RecordId, signedAt, number: null })

function inState(screen: ScreenName, sample: ApplicationView | null): ApplicationView | null {
  if (sample === null) return null
  const view = sample.number === 12 ? withTwoProjects(sample) : sample
  const fault = documentFaults.find((each) => screen === `application-${each}`)
  if (fault !== undefined) return withFault(view, fault)
  if (screen === 'application-submitted') return withScore(view)
  if (screen === 'application-observing') return { ...view, declaration: 'observe', mayVote: false }
  if (screen.startsWith('application-vote')) return withVote(screen, view)
  return view
}

/** D Financial proof is the one that does not open. */
function withFault(view: ApplicationView, fault: DocumentFault): ApplicationView {
  const state = fault === 'late' ? 'on-its-way' : fault === 'seal' ? 'damaged' : 'held'
  const documents = view.documents.map((each) =>
    each.letter === 'D'
      ? ({ ...each, sealedSha256: faultHash(fault), state, readToPage: 0, lastPage: 1 } as const)
      : each,
  )
  return { ...view, documents }
}

const fullCriteria = [
  { score: 7, comment: 'Statutes in two languages are a real gap; the court reporters’ letter shows demand.' },
  { score: 6, comment: 'Need is genuine but the sizing is borrowed from a general model.' },
  { score: 8, comment: 'Two smaller models came out on time, and the evaluation plan is concrete.' },
  { score: 7, comment: 'Reserves cover the share twice. One engineer for operations is thin.' },
]

const withScore = (view: ApplicationView): ApplicationView => ({
  ...view,
  score: { ...signed('2026-11-23T06:12:41.000Z'), number: 1_284, criteria: fullCriteria, totalTenths: 71 },
  scoreDraft: { criteria: fullCriteria, savedAt: null },
})

function withVote(screen: ScreenName, view: ApplicationView): ApplicationView {
  const [recommended, ...others] = view.assessment.terms.projects
  if (recommended === undefined) return view
  const mine: ProjectTerms =
    screen === 'application-vote-refused'
      ? { ...recommended, subsidyBp: 9_500 }
      : { ...recommended, months: 6, ceilingCents: 367_920_000 }
  const conditions = [
    ...view.assessment.terms.conditions,
    { text: 'Interim report to the committee', due: '2027-05-31' },
  ]
  const amended = { projects: [mine, ...others], conditions }
  const voteDraft = { choice: 'amended', ...amended, savedAt: '2026-11-23T06:31:48.000Z' } as const
  if (screen !== 'application-vote-signed') return { ...withScore(view), voteDraft }
  return {
    ...withScore(view),
    voteDraft: { ...voteDraft, savedAt: null },
    vote: { ...signed('2026-11-23T06:31:58.000Z'), choice: 'amended', ...amended },
  }
}

function withTwoProjects(view: ApplicationView): ApplicationView {
  const [first] = view.form.projects
  const [terms] = view.assessment.terms.projects
  if (first === undefined || terms === undefined) return view
  const model = { ...first.model, parametersMillions: null, tokensMillions: null }
  const second = { ...first, title: both('Battery materials', '電池材料'), asked: { cards: 16, months: 4 }, model }
  const secondTerms = { ...terms, cards: 16, months: 4, start: '2027-03-01', ceilingCents: 81_760_000 }
  return {
    ...view,
    form: { ...view.form, projects: [{ ...first, title: both('Molecule docking', '分子對接') }, second] },
    assessment: { ...view.assessment, terms: { ...view.assessment.terms, projects: [terms, secondTerms] } },
    voteDraft: { ...view.voteDraft, projects: [terms, secondTerms] },
  }
}

/** The application that a screen opens. */
export const shownIn = (screen: ScreenName): ApplicationId =>
  idOf(screen === 'application-two-projects' ? 12 : screen === 'application-not-voting' ? 9 : 7)
