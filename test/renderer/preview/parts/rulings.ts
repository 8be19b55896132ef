import type { PartAnswers, PartContext } from './part.ts'
import type { DeclaredInterest, MadeRuling, rulingsArgs, RulingsView } from '../../../../shared/api/rulings.ts'
import type { MemberId, RecordId } from '../../../../shared/ids.ts'
import { ok } from '../../../../shared/result.ts'
import { goTo } from '../../../../renderer/state/place.ts'
import { chooseRuling } from '../../../../renderer/views/rulings/rulings-state.ts'
import { both, idOf, samples } from '../sample-applications.ts'

/** Screens of this part, by the name in the address. */
export const rulingsScreens = ['rulings', 'rulings-change', 'rulings-empty'] as const

const recordOf = (number: number): RecordId => String(number).padStart(64, '0') as RecordId
const memberOf = (number: number): MemberId => String(number).padStart(32, '0') as MemberId

interface Sample extends Pick<DeclaredInterest, 'kind' | 'text' | 'declaredAt' | 'memberName'> {
  readonly named?: DeclaredInterest['named']
  readonly mayHold?: boolean
}

const interest = (number: number, place: number, sample: Sample): DeclaredInterest => {
  const application = samples.find((one) => one.number === number)
  if (application === undefined) throw new Error(`there is no sample ${number}`)
  const { applicant, category, projects, people, partners = [] } = application
  const { mayHold = false, named = [], ...rest } = sample
  return {
    declaration: recordOf(place),
    application: idOf(number),
    number,
    batchName: '2026-4',
    names: { category, applicant, projects, people, partners },
    member: memberOf(place),
    memberRole: 'member',
    mayHold,
    named,
    ...rest,
  }
}

const waiting: readonly DeclaredInterest[] = [
  interest(11, 1, {
    memberName: both('Dr Siu Man-kei', '蕭文琪博士'),
    kind: 'honorary',
    text: 'Honorary professor at Lantau Bay University since 2021, unpaid; I do not know the project team.',
    declaredAt: '2026-11-23T02:12:00.000Z',
    named: [both('Lantau Bay University', '大嶼灣大學')],
  }),
  interest(5, 2, {
    memberName: both('Mr Tang Wing-cheong', '鄧永昌先生'),
    kind: 'money',
    text: '本人持有 Mosaic Protein Limited 約 2% 股份，於本年五月購入。',
    declaredAt: '2026-11-22T08:40:00.000Z',
    mayHold: true,
  }),
  interest(12, 3, {
    memberName: both('Prof. Chiu Yuk-ling', '趙玉玲教授'),
    kind: 'student-or-co-author',
    text: 'Supervised one of the investigators until 2019; no joint work since.',
    declaredAt: '2026-11-21T03:05:00.000Z',
  }),
]

const ruled = (
  declared: DeclaredInterest,
  ruling: MadeRuling['ruling'],
  at: string,
  number: number | null,
): MadeRuling => ({
  ...declared,
  ruling,
  recordId: recordOf(900 + declared.number),
  ruledAt: at,
  ruledBy: both('Mr Au Yeung Chi-ho', '歐陽志豪先生'),
  recordNumber: number,
})

const made: readonly MadeRuling[] = [
  ruled(
    interest(9, 4, {
      memberName: both('Dr Siu Man-kei', '蕭文琪博士'),
      kind: 'student-or-co-author',
      text: 'Co-author with one of the investigators, last in 2024.',
      declaredAt: '2026-11-19T10:31:00.000Z',
      mayHold: true,
    }),
    'speak-not-vote',
    '2026-11-20T01:15:00.000Z',
    1288,
  ),
  ruled(
    interest(7, 5, {
      memberName: both('Ms Kwan Lai-fong', '關麗芳女士'),
      kind: 'family',
      text: 'My brother is on the institute’s board.',
      declaredAt: '2026-11-19T09:02:00.000Z',
    }),
    'withdraw',
    '2026-11-20T01:14:00.000Z',
    1287,
  ),
]

const withdrew: readonly DeclaredInterest[] = [
  interest(4, 6, {
    memberName: both('Mr Tang Wing-cheong', '鄧永昌先生'),
    kind: 'employment',
    text: 'I have accepted a post there from January.',
    declaredAt: '2026-11-22T12:20:00.000Z',
    mayHold: true,
  }),
]

function viewOf(screen: string): RulingsView {
  if (screen === 'rulings-empty') return { ruler: 'chairman', waiting: [], made: [], withdrew: [] }
  return { ruler: 'chairman', waiting, made, withdrew }
}

export const rulingsAnswers = ({ screen, announce }: PartContext): PartAnswers<keyof typeof rulingsArgs> => {
  let view = viewOf(screen)
  return {
    rulings: () => ok(screen.startsWith('rulings') ? view : { ...view, waiting: [] }),
    signRuling: ({ declaration, ruling }) => {
      const ruledAt = new Date(Date.now()).toISOString()
      const before = [...view.waiting, ...view.made].find((one) => one.declaration === declaration)
      if (before !== undefined) {
        view = {
          ...view,
          waiting: view.waiting.filter((one) => one !== before),
          made: [ruled(before, ruling, ruledAt, null), ...view.made.filter((one) => one !== before)],
        }
      }
      announce('rulings')
      return ok({ recordId: recordOf(999), ruledAt })
    },
  }
}

/** Goes to where the screen is, as a person would. */
export async function openRulingsScreen(screen: string): Promise<void> {
  goTo('rulings')
  if (screen === 'rulings') chooseRuling(recordOf(1), 'speak-not-vote')
  if (screen !== 'rulings-change') return
  await clickRow(recordOf(4))
  chooseRuling(recordOf(4), 'withdraw')
  await click('.ruling-detail .foot button:not(:disabled)')
}

const clickRow = (id: RecordId): Promise<void> => click(`[data-row="${id}"]`)

async function click(selector: string): Promise<void> {
  const find = () => document.querySelector<HTMLElement>(selector)
  while (find() === null) await new Promise((resolve) => setTimeout(resolve, 20))
  find()?.click()
  await new Promise((resolve) => setTimeout(resolve, 50))
}
