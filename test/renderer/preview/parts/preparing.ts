import { goTo } from '../../../../renderer/state/place.ts'
import { usePreparing } from '../../../../renderer/views/preparing/preparing-state.ts'
import type { PreparedLine, PriceTable } from '../../../../shared/api/preparing.ts'
import type { preparingArgs } from '../../../../shared/api/preparing.ts'
import type { DocumentLetter } from '../../../../shared/application-form.ts'
import { letterTitles } from '../../../../shared/document-limits.ts'
import type { ApplicationId, DocumentHash, MemberId, RecordId } from '../../../../shared/ids.ts'
import type { AssessmentDraft, Prepared, PreparedChange } from '../../../../shared/prepared.ts'
import { err, ok } from '../../../../shared/result.ts'
import { alignProjects, assessmentOf, beginAssessment, limitsOfPaper } from '../../../../shared/rules/assessment.ts'
import { checkForm } from '../../../../shared/rules/form-checks.ts'
import { emptyApplication } from '../../../../shared/rules/empty-application.ts'
import { sampleApplication } from '../sample-application.ts'
import { both, idOf, samples } from '../sample-applications.ts'
import type { PartAnswers, PartContext } from './part.ts'

/** Screens of this part, by the name in the address. */
export const preparingScreens = [
  'preparing',
  'preparing-form',
  'preparing-documents',
  'preparing-reader',
  'preparing-assessment',
  'preparing-similar',
  'preparing-prices',
  'preparing-empty',
  'preparing-no-prices',
] as const

const today = '2026-11-23'
const letters: Readonly<Record<number, string>> = { 2: 'ABD', 11: 'AB', 7: 'ABCDEHH', 10: 'ABCDE', 5: 'BD' }

const toDocument = (letter: string, place: number, of: number): Prepared['documents'][number] => ({
  letter: letter as DocumentLetter,
  title: letterTitles[letter as DocumentLetter],
  pages: 12 + place * 7,
  // The sample's own documents are served, so that one of them can be opened.
  sealedSha256: (of === 7 && place < 5
    ? letter.toLowerCase().padEnd(64, '0')
    : `${of}${place}`.padEnd(64, 'a')) as DocumentHash,
  sealedBytes: 1_200_000,
  clearSha256: 'c'.repeat(64),
  clearBytes: 480_000 * (place + 1),
})

const prices: PriceTable = {
  recordId: '1'.repeat(64) as RecordId,
  signedAt: '2026-09-24T02:00:00.000Z',
  effectiveFrom: '2026-10-01',
  classes: [
    { name: 'A, bare metal', perCardMonthCents: 1_825_000 },
    { name: 'B, shared node', perCardMonthCents: 1_400_000 },
  ],
}
const earlier: PriceTable = {
  ...prices,
  recordId: '2'.repeat(64) as RecordId,
  signedAt: '2026-03-20T02:00:00.000Z',
  effectiveFrom: '2026-04-01',
  classes: [{ name: 'A, bare metal', perCardMonthCents: 1_900_000 }],
}

function makePrepared(sample: (typeof samples)[number]): Prepared {
  const view = sampleApplication(idOf(7))
  const [project] = view?.form.projects ?? []
  if (view === null || project === undefined) throw new Error('the sample has papers')
  const { number, category, applicant, projects, people, partners = [], cards, months } = sample
  const form = {
    ...view.form,
    applicant: { ...view.form.applicant, category, name: applicant },
    projects: projects.map((title) => ({ ...project, title, asked: { cards, months } })),
  }
  const assessment = number === 11 || number === 5 ? null : draftFor(number, form)
  const broken = number === 5 ? { applicant: { ...form.applicant, name: both('Mosaic Protein Limited', '') } } : {}
  return {
    reference: `2026-${String(30 + number).padStart(3, '0')}`,
    companyNumber: category === 'd' || category === 'e' ? '71234567' : '',
    form:
      number === 5
        ? { ...form, ...broken, projects: form.projects.map((one) => ({ ...one, summary: both('', '') })) }
        : form,
    people: [...people],
    partners: [...partners],
    documents: Array.from(letters[number] ?? 'ABCDE').map((letter, place) => toDocument(letter, place, number)),
    assessment,
  }
}

function draftFor(number: number, form: Prepared['form']): AssessmentDraft {
  const begun = beginAssessment(form, '2026-11-20')
  const source = sampleApplication(idOf(7))?.assessment
  if (source === undefined || number === 2) return begun
  const { cards, months } = form.projects[0]?.asked ?? { cards: 0, months: 0 }
  const projects = form.projects.map(({ preferredStart }) => ({
    cards,
    months,
    start: preferredStart,
    subsidyBp: number === 10 ? 8_000 : 7_000,
    ceilingCents: number === 7 ? 551_880_000 : Math.round(cards * months * 1_825_000 * 0.7),
  }))
  const price = number === 7 ? { ...source.price, perCardMonthCents: 1_900_000, tableOf: '2026-04-01' } : source.price
  const nothing = both('', '')
  const reasons: AssessmentDraft['reasons'] =
    number === 7 ? [source.reasons[0], source.reasons[1], nothing, nothing] : source.reasons
  const specialCase =
    number === 10 ? both('The only local group with the scanner.', '本地唯一擁有該掃描儀的團隊。') : nothing
  return {
    ...begun,
    recommendation: number === 12 ? 'defer' : number === 3 ? 'reject' : 'approve',
    projects: number === 7 ? projects.map((one) => ({ ...one, cards: 48, subsidyBp: 8_000 })) : projects,
    conditions: source.terms.conditions,
    reasons,
    price,
    specialCase,
    similarCases: [],
  }
}

const similar = [
  {
    applicationId: idOf(90),
    isPrepared: false,
    reference: '2026-2 no. 04',
    applicant: both('Kellett Bay Law Reporters', '奇力灣法律彙報社'),
    title: both('Bilingual model for court transcripts', '雙語法庭謄本模型'),
    asked: { cards: 40, months: 6 },
    matches: [
      {
        what: 'title' as const,
        own: both('Bilingual legislative language model', '雙語法例大型語言模型'),
        other: both('Bilingual model for court transcripts', '雙語法庭謄本模型'),
      },
      {
        what: 'organisation' as const,
        own: both('Kellett Bay Law Reporters', '奇力灣法律彙報社'),
        other: both('Kellett Bay Law Reporters', '奇力灣法律彙報社'),
      },
    ],
  },
  {
    applicationId: idOf(11),
    isPrepared: true,
    reference: '2026-041',
    applicant: both('Transport Data Office', '運輸數據處'),
    title: both('Citywide traffic simulation from sensor streams', '以感應數據模擬全港交通流量'),
    asked: { cards: 24, months: 12 },
    matches: [
      { what: 'person' as const, own: both('Dr Owen Sato', '佐藤澳文博士'), other: both('Owen Sato', '佐藤澳文') },
    ],
  },
]

/** Keeps what is typed, as the desk does. */
export function preparingAnswers({ screen, announce }: PartContext): PartAnswers<keyof typeof preparingArgs> {
  const isEmpty = screen === 'preparing-empty'
  const tables = screen === 'preparing-no-prices' ? [] : [prices, earlier]
  let all = new Map<ApplicationId, Prepared>(
    isEmpty ? [] : samples.toSorted((a, b) => a.number - b.number).map((one) => [idOf(one.number), makePrepared(one)]),
  )
  const steps: { readonly before: typeof all; readonly label: PreparedChange }[] = []
  let undone: { readonly after: typeof all; readonly label: PreparedChange }[] = []
  const now = (): string => new Date(Date.now()).toISOString()
  let savedAt = '2026-11-23T06:30:12.000Z'
  const put = (label: PreparedChange, next: typeof all) => {
    steps.push({ before: all, label })
    undone = []
    all = next
    savedAt = now()
    announce('prepared')
    return { savedAt }
  }
  const change = (id: ApplicationId, label: PreparedChange, part: (of: Prepared) => Partial<Prepared>) => {
    const before = all.get(id)
    if (before === undefined) return err({ kind: 'not-found' } as const)
    return ok(put(label, new Map(all).set(id, { ...before, ...part(before) })))
  }
  return {
    preparing: () =>
      ok({
        rows: [...all].map(([id, one]) => toLine(id, one)),
        undo: steps.at(-1)?.label ?? null,
        redo: undone.at(-1)?.label ?? null,
      }),
    prepared: ({ applicationId }) => {
      const prepared = all.get(applicationId)
      if (prepared === undefined) return err({ kind: 'not-found' })
      const assessed = assessmentOf(prepared)
      return ok({
        applicationId,
        prepared,
        savedAt,
        published: publishedOf(applicationId),
        problems: checkForm(prepared, today),
        gaps: assessed.ok ? [] : assessed.error,
        limits: limitsOfPaper,
        hoursPerMonth: 730,
        prices: tables[0] ?? null,
        similarCases: applicationId === idOf(7) ? similar : [],
        likelyInterests:
          applicationId === idOf(7)
            ? [
                {
                  member: '5'.repeat(32) as MemberId,
                  name: both('Dr Siu Man-kei', '蕭文琪博士'),
                  reason: 'organisation',
                  matched: both('Kellett Bay Law Reporters', '奇力灣法律彙報社'),
                },
              ]
            : [],
      })
    },
    priceTables: () => ok(tables),
    addPrepared: () => {
      const applicationId = idOf(200 + steps.length)
      put('add', new Map(all).set(applicationId, emptyApplication('2026-050', today)))
      return ok({ applicationId })
    },
    savePrepared: ({ applicationId, fields }) => change(applicationId, 'edit', () => fields),
    saveAssessment: ({ applicationId, assessment }) =>
      change(applicationId, 'assessment', ({ form }) => ({
        assessment: assessment === null ? null : alignProjects(assessment, form.projects.length),
      })),
    removePrepared: ({ applicationId }) => {
      put('remove', new Map([...all].filter(([id]) => id !== applicationId)))
      return ok(null)
    },
    addPreparedDocument: () => err({ kind: 'pdf-refused', reason: 'locked' }),
    nameDocument: ({ applicationId, document, title }) =>
      change(applicationId, 'documents', ({ documents }) => ({
        documents: documents.map((one) => (one.sealedSha256 === document ? { ...one, title } : one)),
      })),
    removePreparedDocument: ({ applicationId, document }) => {
      const removed = change(applicationId, 'documents', ({ documents }) => ({
        documents: documents.filter(({ sealedSha256 }) => sealedSha256 !== document),
      }))
      return removed.ok ? ok(null) : removed
    },
    signPriceTable: () => ok(null),
    undoPreparing: () => {
      const last = steps.pop()
      if (last === undefined) return ok({ undone: null })
      undone.push({ after: all, label: last.label })
      all = last.before
      savedAt = now()
      announce('prepared')
      return ok({ undone: last.label })
    },
    redoPreparing: () => {
      const next = undone.pop()
      if (next === undefined) return ok({ redone: null })
      steps.push({ before: all, label: next.label })
      all = next.after
      savedAt = now()
      announce('prepared')
      return ok({ redone: next.label })
    },
  }
}

const publishedOf = (id: ApplicationId): PreparedLine['published'] =>
  id === idOf(12) || id === idOf(9)
    ? { batch: '2026-3', number: id === idOf(12) ? 4 : 6, version: 1, isChanged: id === idOf(12) }
    : null

function toLine(applicationId: ApplicationId, prepared: Prepared): PreparedLine {
  const { reference, form, documents, assessment } = prepared
  const problems = checkForm(prepared, today)
  const count = (severity: 'must' | 'know'): number => problems.filter((one) => one.severity === severity).length
  return {
    applicationId,
    reference,
    category: form.applicant.category,
    applicant: form.applicant.name,
    projects: form.projects.map(({ title }) => title),
    asked: form.projects.map(({ asked }) => asked),
    letters: documents.map(({ letter }) => letter).join(''),
    assessment: {
      state: assessment === null ? 'none' : assessmentOf(prepared).ok ? 'complete' : 'begun',
      recommendation: assessment?.recommendation ?? null,
    },
    published: publishedOf(applicationId),
    similarCases: applicationId === idOf(7) ? 2 : 0,
    troubles: { must: count('must'), know: count('know') },
  }
}

const tabs = ['form', 'documents', 'assessment', 'similar'] as const

/** Goes to where the screen is, as a person would. */
export async function openPreparingScreen(screen: string): Promise<void> {
  goTo('preparing')
  const tab = screen === 'preparing-reader' ? 'documents' : tabs.find((one) => screen === `preparing-${one}`)
  if (tab !== undefined) usePreparing.setState({ chosen: idOf(tab === 'form' ? 5 : 7), shown: 'application', tab })
  else if (screen.endsWith('prices')) usePreparing.setState({ shown: 'prices' })
  else usePreparing.setState({ chosen: idOf(7) })
  const sign = tab === undefined ? '.app-main h1' : '.prepared-open h1'
  while (document.querySelector(sign) === null) await new Promise((resolve) => setTimeout(resolve, 20))
  if (screen !== 'preparing-reader') return
  const open = (): HTMLElement | null => document.querySelector('.document-acts button')
  while (open() === null) await new Promise((resolve) => setTimeout(resolve, 20))
  open()?.click()
  while (document.querySelector('.page[data-loaded] .textLayer span') === null)
    await new Promise((resolve) => setTimeout(resolve, 20))
}
