import { openKeyHelp } from '../../../renderer/frame/key-help-state.ts'
import { goTo, openApplication, type Room } from '../../../renderer/state/place.ts'
import { useBatchState } from '../../../renderer/views/batch/batch-state.ts'
import { useDeclarationsState } from '../../../renderer/views/declarations/declarations-state.ts'
import { searchActions } from '../../../renderer/views/search/search-state.ts'
import { useSetUp } from '../../../renderer/views/set-up/set-up-state.ts'
import { changeDraft } from '../../../renderer/views/declarations/declaration-drafts.ts'
import { idOf, sampleDeclarations } from './sample-applications.ts'
import { openApplicationScreen } from './application-screens.ts'
import { openCommitteeScreen, committeeScreens } from './parts/committee.ts'
import { openRulingsScreen, rulingsScreens } from './parts/rulings.ts'
import { openRegisterScreen, registerScreens } from './parts/register.ts'
import { openPreparingScreen, preparingScreens } from './parts/preparing.ts'
import { openImportingScreen, importingScreens } from './parts/importing.ts'
import { openPublishingScreen, publishingScreens } from './parts/publishing.ts'
import { openPackScreen, packScreens } from './parts/pack.ts'
import { openCarryingScreen, carryingScreens } from './parts/carrying.ts'
import type { PreviewRequest } from './screen-names.ts'

const rooms: Readonly<Record<string, Room>> = {
  declarations: 'declarations',
  withdraw: 'declarations',
  outbox: 'outbox',
  settings: 'settings',
}

/** The rooms of secretariat and chairman, each with its own screens. */
const parts = [
  { screens: committeeScreens, open: openCommitteeScreen },
  { screens: rulingsScreens, open: openRulingsScreen },
  { screens: registerScreens, open: openRegisterScreen },
  { screens: preparingScreens, open: openPreparingScreen },
  { screens: importingScreens, open: openImportingScreen },
  { screens: publishingScreens, open: openPublishingScreen },
  { screens: packScreens, open: openPackScreen },
  { screens: carryingScreens, open: openCarryingScreen },
] satisfies readonly { readonly screens: readonly string[]; readonly open: (screen: string) => Promise<void> }[]

/** Goes to where the screen is, as a person would. */
export async function openScreen({ screen }: PreviewRequest): Promise<void> {
  if (screen === 'recovery-code') {
    useSetUp.setState({
      reply: {
        recoveryCode: '7KQ2-M9XD-4TPA-0WHC-RB6E-N3VZ-81FJ-YG5S',
        checkPhrase: 'harbour ladder tin mosaic fern dusk',
        keychain: { state: 'holds-half', backend: 'gnome_libsecret' },
      },
    })
  }
  if (screen === 'unlock-recover') return clickWhenThere('form .mantine-Button-root:not([type="submit"])')
  if (screen === 'set-up-found') return clickWhenThere('.mantine-SegmentedControl-input[value="found"]')
  if (
    ['set-up', 'recovery-code', 'awaiting', 'awaiting-begin', 'unopened'].includes(screen) ||
    screen.startsWith('unlock')
  )
    return
  await untilOpen()
  const part = parts.find(({ screens }) => (screens as readonly string[]).includes(screen))
  if (part !== undefined) return part.open(screen)
  openApplication({ applicationId: idOf(7) })
  openApplication({ applicationId: idOf(10) })
  if (screen.startsWith('application')) return openApplicationScreen(screen)
  goTo(rooms[screen.split('-')[0] ?? ''] ?? 'applications')
  useBatchState.setState({ chosen: idOf(7), query: screen === 'batch-filtered' ? 'harbor' : '' })
  useDeclarationsState.setState({
    chosen: screen === 'declarations-signed' || screen === 'withdraw' ? idOf(9) : idOf(11),
  })
  if (screen === 'declarations-save-failed') changeSampleAnswer()
  if (screen === 'withdraw') await clickWhenThere('.declaration-detail .detail-body button')
  if (screen === 'settings-passphrase') await clickWhenThere('.setting .mantine-Button-root')
  if (screen.startsWith('search')) searchActions.open()
  if (screen === 'keys') openKeyHelp()
}

function changeSampleAnswer(): void {
  const row = sampleDeclarations.rows.find(({ number }) => number === 11)
  if (row?.state !== 'to-answer') return
  changeDraft(row, { answer: 'interest', interestKind: 'honorary', text: 'Honorary professor' }, { undoable: true })
}

async function clickWhenThere(selector: string): Promise<void> {
  const find = () => document.querySelector<HTMLElement>(selector)
  while (find() === null) await new Promise((resolve) => setTimeout(resolve, 20))
  find()?.click()
}

async function untilOpen(): Promise<void> {
  while (document.querySelector('.app') === null) await new Promise((resolve) => setTimeout(resolve, 20))
}
