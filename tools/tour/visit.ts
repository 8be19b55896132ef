import type { Page } from '@playwright/test'
import type { Language } from '../../shared/ids.ts'
import type { DemoCalendar } from '../demo/calendar.ts'
import type { DemoApplication } from '../demo/demo-application.ts'
import type { DemoFolder } from '../demo/demo-folder.ts'
import { openDeskWindow, type DeskWindow } from './desk-window.ts'
import { switchLanguage, type Album } from './pictures.ts'
import { check } from './steps.ts'
import { createWords, type Words } from './words.ts'

/** What the steps share: the window that is open now, and the language it speaks. */
export interface Visit {
  readonly folder: DemoFolder
  readonly album: Album
  readonly applications: readonly DemoApplication[]
  readonly calendar: DemoCalendar
  /** The attachments are a person's own PDFs. */
  readonly hasGivenDocuments: boolean
  readonly window: () => DeskWindow
  readonly page: () => Page
  readonly words: () => Words
  readonly speak: (language: Language) => Promise<void>
  /** `userData`: our member's, unless another is named. */
  readonly open: (userData?: string) => Promise<DeskWindow>
  /** Ends the window that is open, if one is. */
  readonly close: () => Promise<void>
  readonly number: (number: number) => DemoApplication
  /** What all windows of this visit wrote into their consoles as errors. */
  readonly murmurs: () => readonly string[]
}

type Given = Pick<Visit, 'folder' | 'album' | 'applications' | 'calendar' | 'hasGivenDocuments'>
export function createVisit(given: Given): Visit {
  let window: DeskWindow | null = null
  const opened: DeskWindow[] = []
  let words = createWords('en-HK')
  const current = (): DeskWindow => {
    if (window === null) throw new Error('no window is open')
    return window
  }
  return {
    ...given,
    window: current,
    page: () => current().page,
    words: () => words,
    speak: async (language) => {
      await switchLanguage(current(), language)
      words = createWords(language)
    },
    open: async (userData = given.folder.member) => {
      window = await openDeskWindow(userData)
      opened.push(window)
      return window
    },
    close: async () => {
      await window?.app.close().catch(() => null)
      window = null
    },
    murmurs: () => opened.flatMap(({ murmurs }) => murmurs),
    number: (number) => {
      const found = given.applications.find((application) => application.number === number)
      if (found === undefined) throw new Error(`the demo has no application ${number}`)
      return found
    },
  }
}

/** The application of this visit that is read, scored and voted on. */
export const mainNumber = 3
/** The one whose half-written score the power cut comes upon. */
export const draftNumber = 1

export async function goToRoom(
  { page, words }: Visit,
  room: 'applications' | 'declarations' | 'outbox',
): Promise<void> {
  // From an open application the way leads home first.
  await page()
    .getByRole('navigation', { name: words().t('frame.tabs') })
    .getByRole('button')
    .first()
    .click()
  const rooms = page().getByRole('navigation', { name: words().t('frame.rooms') })
  await rooms.getByRole('button', { name: words().t(`frame.${room}`) }).click()
}

export async function openApplication(visit: Visit, number: number): Promise<void> {
  const { page, words } = visit
  await goToRoom(visit, 'applications')
  const name = words().say(visit.number(number).form.applicant.name)
  await page().getByRole('row').filter({ hasText: name }).getByRole('button', { name, exact: true }).click()
  await page()
    .getByRole('heading', { level: 1 })
    .filter({ hasText: words().say(visit.number(number).form.projects[0]!.title) })
    .waitFor()
}

export async function openTab({ page, words }: Visit, tab: 'form' | 'assessment' | 'score' | 'vote'): Promise<void> {
  await page()
    .getByRole('tab', { name: words().t(`application.tab.${tab}`) })
    .click()
}

export const statusText = async ({ page, words }: Visit): Promise<string> =>
  page()
    .getByRole('contentinfo', { name: words().t('frame.status') })
    .innerText()

/** Nothing went wrong in the page without the person seeing it. */
export function checkNoComplaints({ window }: Visit): void {
  const { complaints } = window()
  check(complaints.length === 0, `the page complained: ${complaints.join('; ')}`)
}
