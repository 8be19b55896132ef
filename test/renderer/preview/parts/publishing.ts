import type { publishingArgs } from '../../../../shared/api/publishing.ts'
import type { ApplicationId, RecordId } from '../../../../shared/ids.ts'
import { err, ok } from '../../../../shared/result.ts'
import { rememberPlace, useCaseLayout } from '../../../../renderer/views/application/case-layout.ts'
import { usePublishing } from '../../../../renderer/views/publishing/publishing-state.ts'
import { goTo, openApplication } from '../../../../renderer/state/place.ts'
import { sampleApplication } from '../sample-application.ts'
import { idOf } from '../sample-applications.ts'
import type { PartAnswers, PartContext } from './part.ts'
import {
  batchId,
  heldCell,
  memberId,
  planId,
  sampleBoard,
  sampleCandidates,
  sampleCell,
  samplePlan,
  sampleReissue,
} from './sample-board.ts'

/** Screens of this part, by the name in the address. */
export const publishingScreens = [
  'publishing-board',
  'publishing-board-detail',
  'publishing-plan',
  'publishing-plan-begun',
  'publishing-ask',
  'publishing-papers',
  'publishing-correct',
  'publishing-empty',
  'application-changed',
  'application-changed-older',
] as const

export function publishingAnswers({ screen, announce }: PartContext): PartAnswers<keyof typeof publishingArgs> {
  const isEmpty = screen === 'publishing-empty'
  const isBegun = screen === 'publishing-plan-begun'
  let plan =
    screen === 'publishing-ask'
      ? { ...samplePlan, scoresDue: '2027-02-05T18:00', applications: [3, 7, 5].map(idOf) }
      : samplePlan
  const published = { batch: batchId, name: '2026-4', state: 'published', applications: 12 } as const
  const planned = { batch: planId, name: plan.name, state: isBegun ? 'begun' : 'planned', applications: 5 } as const
  return {
    batches: () => ok(isEmpty ? [] : [planned, published]),
    batchPlan: () =>
      ok({
        batch: planId,
        plan,
        defaultLease: '2027-02-25T23:59',
        problems: [],
        members: 8,
        begun: isBegun ? { at: '2026-11-23T06:00:00.000Z', issued: 3 } : null,
      }),
    batchCandidates: () => ok(sampleCandidates),
    startBatchPlan: () => ok({ batch: planId }),
    saveBatchPlan: (argument) => {
      plan = argument.plan
      announce('board')
      return ok({ savedAt: new Date(Date.now()).toISOString() })
    },
    dropBatchPlan: () => ok(null),
    publishBatchPlan: () => ok({ applications: 5 }),
    publishProgress: () => ok(null),
    board: () => ok(sampleBoard),
    boardCell: ({ applicationId, member }) => {
      const row = sampleBoard.rows.find((one) => one.applicationId === applicationId)
      const cell = row?.cells[sampleBoard.members.findIndex((one) => one.member === member)]
      if (cell === undefined) return err({ kind: 'not-found' })
      return ok({ ...(cell.state === 'to-be-ruled' ? sampleCell : heldCell), ...cell, applicationId, member })
    },
    takeGrantBack: () => ok(null),
    grantAgain: () => ok(null),
    correctBatch: () => ok(null),
    notIssued: () => ok([idOf(9)]),
    reissueChanges: () => ok(sampleReissue),
    reissue: () => ok({ version: 2 }),
    withdrawDocument: () => ok({ version: 2 }),
    applicationVersion: ({ applicationId, papersId }) => older(applicationId, papersId),
    reminder: () => ok({ text: '' }),
    copyReminder: () => ok(null),
  }
}

function older(applicationId: ApplicationId, papersId: RecordId) {
  const view = sampleApplication(applicationId)
  if (view === null) return err({ kind: 'not-found' } as const)
  const { form, assessment, documents } = view
  return ok({
    applicationId,
    papersId,
    version: 1,
    issuedAt: '2026-11-18T01:00:00.000Z',
    form,
    assessment,
    documents: documents.filter(({ letter }) => letter !== 'C').map((each) => ({ ...each, isNew: false })),
    score: {
      recordId: '9'.repeat(64) as RecordId,
      signedAt: '2026-11-19T06:12:41.000Z',
      number: 1_240,
      criteria: [7, 6, 8, 7].map((score) => ({ score, comment: 'Sound; the corpus is as large as they say.' })),
      totalTenths: 71,
    },
    vote: null,
  })
}

/** Goes to where the screen is, as a person would. */
export async function openPublishingScreen(screen: string): Promise<void> {
  if (screen.startsWith('application-changed')) {
    openApplication({ applicationId: idOf(7) })
    useCaseLayout.setState({ tab: screen.endsWith('older') ? 'vote' : 'changes' })
    if (screen.endsWith('older')) rememberPlace(idOf(7), { version: '6'.repeat(64) as RecordId })
    return void (await thereIs('.case .textLayer span'))
  }
  goTo('publishing')
  const isBoard = ['publishing-board', 'publishing-board-detail', 'publishing-papers', 'publishing-correct'].includes(
    screen,
  )
  const cell = { applicationId: idOf(11), member: memberId(4) }
  usePublishing.setState({
    batch: isBoard ? batchId : planId,
    cell: screen === 'publishing-board-detail' ? cell : null,
    papersOf: screen === 'publishing-papers' ? idOf(7) : null,
  })
  if (screen === 'publishing-empty') return void (await thereIs('.empty'))
  if (screen === 'publishing-board-detail') return void (await thereIs('.cell-facts'))
  if (screen === 'publishing-papers') return void (await thereIs('.papers'))
  if (screen === 'publishing-correct') return (await buttonIn('.toolbar')).click()
  if (screen === 'publishing-ask') return (await buttonIn('.foot')).click()
  await thereIs('.tbl')
}

/** The first button of a place, once it is there and can be pressed. */
const buttonIn = (place: string): Promise<HTMLElement> => thereIs(`${place} .mantine-Button-root:not(:disabled)`)

async function thereIs(selector: string): Promise<HTMLElement> {
  const find = (): HTMLElement | null => document.querySelector<HTMLElement>(selector)
  for (let found = find(); ; found = find()) {
    if (found !== null) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
