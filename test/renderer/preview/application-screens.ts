import { openApplication, type Target } from '../../../renderer/state/place.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import { shownIn } from './application-desk.ts'
import { documentFaults, faultHash } from './document-faults.ts'
import type { ScreenName } from './screen-names.ts'

/** Opens an application in the state that the screen's name says, as a person would. */
export async function openApplicationScreen(screen: ScreenName): Promise<void> {
  const fault = documentFaults.find((each) => screen === `application-${each}`)
  const pane = paneOf(screen)
  const document = fault !== undefined ? faultHash(fault) : longOnes.includes(screen) ? longDocument : undefined
  openApplication({
    applicationId: shownIn(screen),
    ...(pane === undefined ? {} : { pane }),
    ...(document === undefined ? {} : { document }),
  })
  if (screen === 'application-failed') return
  await thereIs('.case')
  if (fault !== undefined) return void (await thereIs('.reader-body .empty'))
  await thereIs('.page[data-loaded] .textLayer span')
  if (screen === 'application-compute') press('2')
  if (screen === 'application-pages')
    (await thereIs('.inside .mantine-SegmentedControl-control:last-child label')).click()
  if (screen === 'application-find') await find('culture')
  if (screen === 'application-save-failed') await type('.work textarea', 'Nobody else has this corpus.')
  if (screen === 'application-withdraw') {
    ;(await thereIs('.case-head .mantine-ActionIcon-root[aria-haspopup="menu"]')).click()
    ;(await thereIs('[role="menuitem"]')).click()
  }
}

const longOnes: readonly ScreenName[] = ['application-find', 'application-pages']
const longDocument = `c${'0'.repeat(63)}` as DocumentHash

function paneOf(screen: ScreenName): Target['pane'] {
  if (screen === 'application-form' || screen === 'application-two-projects') return 'form'
  if (screen === 'application-assessment') return 'assessment'
  return screen.startsWith('application-vote') || screen === 'application-not-voting' ? 'vote' : 'score'
}

const press = (key: string): boolean => window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

async function find(query: string): Promise<void> {
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true }))
  await type('.find-bar input', query)
  await thereIs('.textLayer .highlight')
}

/** Through the element's own setter: React keeps one of its own. */
async function type(selector: string, text: string): Promise<void> {
  const field = (await thereIs(selector)) as HTMLInputElement | HTMLTextAreaElement
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

async function thereIs(selector: string): Promise<HTMLElement> {
  const find = (): HTMLElement | null => document.querySelector<HTMLElement>(selector)
  for (let found = find(); ; found = find()) {
    if (found !== null) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
