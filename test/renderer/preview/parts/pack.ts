import type { packArgs, PackItem, PackView } from '../../../../shared/api/pack.ts'
import type { DocumentHash, MemberId } from '../../../../shared/ids.ts'
import { ok } from '../../../../shared/result.ts'
import { goTo } from '../../../../renderer/state/place.ts'
import { both, idOf, samples } from '../sample-applications.ts'
import type { PartAnswers, PartContext } from './part.ts'

/** Screens of this part, by the name in the address. */
export const packScreens = ['pack', 'pack-making', 'pack-secretariat', 'pack-ask'] as const

const letters = ['A', 'B', 'C', 'D'] as const
const titles = [
  both('Project proposal', '項目建議書'),
  both('Budget and schedule of compute', '預算及算力時間表'),
  both('Curricula vitae of the team', '團隊履歷'),
  both('Letters of support', '支持信'),
]
const hashOf = (number: number, place: number): DocumentHash => `${number}${place}`.padStart(64, '0') as DocumentHash
const papersOf = (number: number): number => (number % 3) + 2

function toItem({ number, applicant, projects }: (typeof samples)[number], isSecretary: boolean): PackItem {
  if (number === 11 && !isSecretary) return { kind: 'withdrawn', number }
  const closed = number === 2 && !isSecretary ? 'not-declared' : null
  const documents = letters.slice(0, papersOf(number)).map((letter, place) => ({
    hash: hashOf(number, place),
    letter,
    title: titles[place] ?? both('Paper', '文件'),
    pages: 4 + ((number * 7 + place * 11) % 38),
    state: number === 7 && place === 1 ? ('on-its-way' as const) : ('held' as const),
  }))
  return {
    kind: 'application',
    applicationId: idOf(number),
    number,
    applicant,
    projects,
    closed,
    documents: closed === null ? documents : [],
  }
}

function sampleView(screen: string): PackView {
  const isSecretary = screen === 'pack-secretariat'
  const before = ['Confirmation of the minutes of the third meeting']
  const after = ['Date of next meeting', 'Any other business 其他事項']
  const applications = samples.toSorted((a, b) => a.number - b.number).map((one) => toItem(one, isSecretary))
  const other = (title: string): PackItem => ({ kind: 'other', title })
  const items = [...before.map(other), ...applications, ...after.map(other)]
  const documents = items.flatMap((item) => (item.kind === 'application' ? item.documents : []))
  return {
    batch: '2026-4',
    meetingAt: '2026-12-09T02:00:00.000Z',
    items,
    pages: documents.reduce((sum, { pages }) => sum + pages, 0),
    papers: documents.length,
    agenda: isSecretary
      ? {
          before,
          after,
          savedAt: '2026-11-23T06:32:07.000Z',
          publishedAt: '2026-11-20T03:10:00.000Z',
          changed: true,
        }
      : null,
    members: isSecretary
      ? [
          { member: '1'.repeat(32) as MemberId, name: both('Dr Siu Man-kei', '蕭文琪博士') },
          { member: '2'.repeat(32) as MemberId, name: both('Ms Kwok Wing-lam', '郭詠琳女士') },
        ]
      : [],
    lastMade: { copy: '20261122-3f9a-1', at: '2026-11-22T09:05:00.000Z' },
    making: screen === 'pack-making' ? { step: 'joining', done: 140, total: 312 } : null,
  }
}

export function packAnswers({ screen, announce }: PartContext): PartAnswers<keyof typeof packArgs> {
  let view = sampleView(screen)
  const change = (next: PackView): void => {
    view = next
    announce('pack')
  }
  return {
    pack: () => ok(view),
    draftAgenda: (typed) => {
      const savedAt = new Date(Date.now()).toISOString()
      if (view.agenda !== null) change({ ...view, agenda: { ...view.agenda, ...typed, savedAt, changed: true } })
      return ok({ savedAt })
    },
    publishAgenda: () => {
      const publishedAt = new Date(Date.now()).toISOString()
      if (view.agenda !== null)
        change({ ...view, agenda: { ...view.agenda, savedAt: null, publishedAt, changed: false } })
      return ok(null)
    },
    makePack: () => ok({ copy: '20261123-3f9a-2', pages: view.pages + 14, inserts: 1 }),
    cancelPack: () => {
      change({ ...view, making: null })
      return ok(null)
    },
  }
}

/** Goes to where the screen is, as a person would. */
export async function openPackScreen(screen: string): Promise<void> {
  goTo('pack')
  if (screen !== 'pack-ask') return
  const make = (): HTMLButtonElement | undefined =>
    [...document.querySelectorAll<HTMLButtonElement>('.page-head button')].at(-1)
  while (make() === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
  make()?.click()
}
