import type { Assessment } from '../application-form.ts'
import type { Bilingual } from '../ids.ts'
import type { AssessmentDraft, Prepared } from '../prepared.ts'
import type { Result } from '../result.ts'
import { err, ok } from '../result.ts'

// When the secretariat's assessment may be published, and what is missing until then.

export interface SubsidyLimits {
  readonly normalSubsidyCeilingBp: number
  readonly specialSubsidyCeilingBp: number
}
/** 70 % of the list price as a rule, up to 90 % in special and exceptional cases [P 13]. */
export const limitsOfPaper: SubsidyLimits = { normalSubsidyCeilingBp: 7_000, specialSubsidyCeilingBp: 9_000 }

export type ProjectGap = 'cards' | 'months' | 'start' | 'subsidy' | 'ceiling' | 'above-limit'
export type AssessmentGap =
  | { readonly kind: 'not-begun' | 'assessed-on' | 'recommendation' | 'price' | 'special-case' | 'projects' }
  | { readonly kind: ProjectGap; readonly project: number }
  | { readonly kind: 'reason'; readonly criterion: number }
  | { readonly kind: 'condition-text' | 'condition-due'; readonly condition: number }

type Draft = AssessmentDraft
type ProjectDraft = Draft['projects'][number]
export const emptyTerms: ProjectDraft = { cards: null, months: null, start: null, subsidyBp: null, ceilingCents: null }
const nothing: Bilingual = { en: '', zh: '' }

/** Begins with what was asked for, so that only what differs has to be typed. */
export const beginAssessment = (form: Prepared['form'], assessedOn: string): Draft => ({
  assessedOn,
  recommendation: null,
  projects: form.projects.map(({ asked, preferredStart }) => ({
    ...emptyTerms,
    cards: asked.cards,
    months: asked.months,
    start: preferredStart,
  })),
  conditions: [],
  reasons: [nothing, nothing, nothing, nothing],
  price: null,
  specialCase: nothing,
  similarCases: [],
})

export const isBlank = ({ en, zh }: Bilingual): boolean => en.trim() === '' && zh.trim() === ''

/** As many projects as the form has; what the form no longer has is dropped from the end. */
export const alignProjects = (draft: Draft, count: number): Draft =>
  draft.projects.length === count
    ? draft
    : { ...draft, projects: Array.from({ length: count }, (_, index) => draft.projects[index] ?? emptyTerms) }

/**
 * Follows a change of the form's projects: the one that was taken out takes its terms along, one that was added begins
 * empty. Null stays null.
 */
export function followProjects(
  draft: Draft | null,
  before: Prepared['form']['projects'],
  after: Prepared['form']['projects'],
): Draft | null {
  if (draft === null || before.length === after.length) return draft
  const texts = after.map((project) => JSON.stringify(project))
  const index = before.findIndex((project, at) => JSON.stringify(project) !== texts[at])
  const isOneLess = before.length === after.length + 1 && index !== -1
  const projects = isOneLess ? draft.projects.filter((_, at) => at !== index) : draft.projects
  return alignProjects({ ...draft, projects }, after.length)
}

/**
 * What keeps the assessment from being published, in the order of the screen; empty when nothing does. Only an approval
 * needs its five fields: where the recommendation is to defer or reject, an empty field stands for nothing.
 */
export function assessmentGaps(draft: Draft, limits: SubsidyLimits = limitsOfPaper): readonly AssessmentGap[] {
  const approves = draft.recommendation === 'approve'
  const isSpecial = draft.projects.some(({ subsidyBp }) => (subsidyBp ?? 0) > limits.normalSubsidyCeilingBp)
  return [
    ...flag(draft.recommendation === null, { kind: 'recommendation' } as const),
    ...flag(draft.assessedOn === null, { kind: 'assessed-on' } as const),
    ...flag(draft.price === null, { kind: 'price' } as const),
    ...flag(draft.projects.length === 0, { kind: 'projects' } as const),
    ...draft.projects.flatMap((terms, project) =>
      projectGaps(terms, approves, limits).map((kind) => ({ kind, project })),
    ),
    ...flag(approves && isSpecial && isBlank(draft.specialCase), { kind: 'special-case' } as const),
    ...draft.conditions.flatMap(({ text, due }, condition) => [
      ...flag(text.trim() === '', { kind: 'condition-text', condition } as const),
      ...flag(due === null, { kind: 'condition-due', condition } as const),
    ]),
    ...draft.reasons.flatMap((reason, criterion) => flag(isBlank(reason), { kind: 'reason', criterion } as const)),
  ]
}

const flag = <T>(isMissing: boolean, gap: T): readonly T[] => (isMissing ? [gap] : [])

function projectGaps(terms: ProjectDraft, approves: boolean, limits: SubsidyLimits): readonly ProjectGap[] {
  const isAbove = (terms.subsidyBp ?? 0) > limits.specialSubsidyCeilingBp
  return [
    ...flag(approves && (terms.cards ?? 0) < 1, 'cards' as const),
    ...flag(approves && (terms.months ?? 0) < 1, 'months' as const),
    ...flag(approves && terms.start === null, 'start' as const),
    ...flag(approves && terms.subsidyBp === null, 'subsidy' as const),
    ...flag(isAbove, 'above-limit' as const),
    ...flag(approves && terms.ceilingCents === null, 'ceiling' as const),
  ]
}

/** Ready to be signed, or what is missing. The similar cases are those that the committee is to see. */
export function completeAssessment(
  draft: Draft,
  similarCases: Assessment['similarCases'],
  limits: SubsidyLimits = limitsOfPaper,
): Result<Assessment, readonly AssessmentGap[]> {
  const gaps = assessmentGaps(draft, limits)
  const { assessedOn, recommendation, price } = draft
  if (gaps.length > 0 || assessedOn === null || recommendation === null || price === null) return err(gaps)
  const projects = draft.projects.map((terms) => ({
    cards: terms.cards ?? 0,
    months: terms.months ?? 0,
    start: terms.start ?? assessedOn,
    subsidyBp: terms.subsidyBp ?? 0,
    ceilingCents: terms.ceilingCents ?? 0,
  }))
  const conditions = draft.conditions.map(({ text, due }) => ({ text: text.trim(), due: due ?? assessedOn }))
  const { reasons, specialCase } = draft
  return ok({
    assessedOn,
    recommendation,
    terms: { projects, conditions },
    reasons,
    price,
    similarCases: [...similarCases],
    ...(isBlank(specialCase) ? {} : { specialCase }),
  })
}

/** Of an application as it is prepared: one project's terms for each of the form, the similar cases that were chosen. */
export function assessmentOf(
  { assessment, form }: Pick<Prepared, 'assessment' | 'form'>,
  limits: SubsidyLimits = limitsOfPaper,
): Result<Assessment, readonly AssessmentGap[]> {
  if (assessment === null) return err([{ kind: 'not-begun' }])
  return completeAssessment(alignProjects(assessment, form.projects.length), assessment.similarCases, limits)
}

const percent = (basisPoints: number): string => `${basisPoints / 100}%`

/** What to do about a gap. */
export function describeGap(gap: AssessmentGap, limits: SubsidyLimits = limitsOfPaper): Bilingual {
  switch (gap.kind) {
    case 'not-begun':
      return { en: 'The assessment has not been begun.', zh: '初評尚未開始。' }
    case 'recommendation':
      return { en: 'Choose a recommendation.', zh: '請選擇建議。' }
    case 'assessed-on':
      return { en: 'Give the day of the assessment.', zh: '請填寫初評日期。' }
    case 'price':
      return { en: 'Choose the service class that sets the price.', zh: '請選擇服務級別以確定價格。' }
    case 'projects':
      return { en: 'The form has no project.', zh: '申請表沒有任何項目。' }
    case 'special-case':
      return {
        en: `Say why a subsidy above ${percent(limits.normalSubsidyCeilingBp)} is warranted.`,
        zh: `請說明資助率高於 ${percent(limits.normalSubsidyCeilingBp)} 的理由。`,
      }
    case 'reason':
      return { en: `Criterion ${gap.criterion + 1} needs a reason.`, zh: `準則 ${gap.criterion + 1} 須有理由。` }
    case 'condition-text':
      return { en: `Condition ${gap.condition + 1} says nothing.`, zh: `附帶條件 ${gap.condition + 1} 沒有內容。` }
    case 'condition-due':
      return { en: `Condition ${gap.condition + 1} has no due date.`, zh: `附帶條件 ${gap.condition + 1} 沒有到期日。` }
    default:
      return describeProjectGap(gap.kind, gap.project + 1, limits)
  }
}

function describeProjectGap(kind: ProjectGap, project: number, limits: SubsidyLimits): Bilingual {
  const names: Readonly<Record<Exclude<ProjectGap, 'above-limit'>, Bilingual>> = {
    cards: { en: 'recommend at least 1 card', zh: '建議的卡數最少為 1' },
    months: { en: 'recommend at least 1 month', zh: '建議的月數最少為 1' },
    start: { en: 'give the start date', zh: '請填寫開始日期' },
    subsidy: { en: 'give the subsidy', zh: '請填寫資助率' },
    ceiling: { en: 'give the ceiling', zh: '請填寫金額上限' },
  }
  if (kind === 'above-limit') {
    const most = percent(limits.specialSubsidyCeilingBp)
    return {
      en: `Project ${project}: the subsidy is above ${most}, the most the scheme allows.`,
      zh: `項目 ${project}：資助率高於 ${most}，超出計劃上限。`,
    }
  }
  return { en: `Project ${project}: ${names[kind].en}.`, zh: `項目 ${project}：${names[kind].zh}。` }
}
