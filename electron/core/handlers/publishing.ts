import type { publishingArgs, publishingShellCalls } from '../../../shared/api/publishing.ts'
import type { PublishProgress } from '../../../shared/api/publishing.ts'
import { err, ok } from '../../../shared/result.ts'
import { applicationVersion } from '../queries/application-version.ts'
import { boardCellView } from '../queries/board-cell.ts'
import { batchCandidates, batchLines, batchPlanView } from '../queries/batch-plan.ts'
import { boardView } from '../queries/board.ts'
import { reminder } from '../queries/reminder.ts'
import { correctBatch } from '../secretariat/correct-batch.ts'
import { grantAgain, revokeGrant } from '../secretariat/grants.ts'
import { dropPlan, publishPlan, savePlan, startPlan } from '../secretariat/publish-plan.ts'
import { notIssued, reissue, reissueChanges, withdrawDocument } from '../secretariat/reissue.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createPublishingHandlers = ({
  deps,
  onDesk,
  signing,
}: HandlerTools): HandlersOf<typeof publishingArgs, typeof publishingShellCalls> => {
  let progress: PublishProgress = null
  const show = (next: PublishProgress): void => {
    progress = next
    deps.changed(['board'])
  }
  return {
    batches: onDesk('batches', batchLines),
    batchPlan: onDesk('batchPlan', (desk, { batch }) => batchPlanView(desk, batch)),
    batchCandidates: onDesk('batchCandidates', (desk, { batch }) => batchCandidates(desk, batch)),
    startBatchPlan: onDesk('startBatchPlan', (desk) => {
      const started = startPlan(desk)
      return started.ok ? ok({ batch: started.value }) : started
    }),
    saveBatchPlan: onDesk('saveBatchPlan', (desk, { batch, plan }) => {
      const saved = savePlan(desk, batch, plan)
      return saved.ok ? ok({ savedAt: saved.value }) : saved
    }),
    dropBatchPlan: onDesk('dropBatchPlan', (desk, { batch }) => dropPlan(desk, batch)),
    publishBatchPlan: signing('publishBatchPlan', async (desk, { batch }) => {
      if (progress !== null) return err({ kind: 'bad-request', reason: 'publishing' })
      try {
        const published = await publishPlan(desk, batch, (done, total) => show({ batch, done, total }))
        return published.ok ? ok({ applications: published.value }) : published
      } finally {
        show(null)
      }
    }),
    publishProgress: onDesk('publishProgress', () => ok(progress)),
    board: onDesk('board', (desk, { batch }) => boardView(desk, batch)),
    boardCell: onDesk('boardCell', (desk, { applicationId, member }) => boardCellView(desk, applicationId, member)),
    takeGrantBack: signing('takeGrantBack', async (desk, { applicationId, member }) => {
      const taken = await revokeGrant(desk, member, applicationId)
      return taken.ok ? ok(null) : taken
    }),
    grantAgain: signing('grantAgain', (desk, { applicationId, member }) => grantAgain(desk, member, applicationId)),
    correctBatch: signing('correctBatch', (desk, { batch, dates }) => correctBatch(desk, batch, dates)),
    notIssued: onDesk('notIssued', (desk, { batch }) => notIssued(desk, batch)),
    reissueChanges: onDesk('reissueChanges', (desk, { applicationId }) => reissueChanges(desk, applicationId)),
    reissue: signing('reissue', async (desk, { applicationId, papersId }) => {
      const issued = await reissue(desk, applicationId, papersId)
      return issued.ok ? ok({ version: issued.value }) : issued
    }),
    withdrawDocument: signing('withdrawDocument', async (desk, { applicationId, papersId, document }) => {
      const issued = await withdrawDocument(desk, applicationId, papersId, document)
      return issued.ok ? ok({ version: issued.value }) : issued
    }),
    applicationVersion: onDesk('applicationVersion', (desk, { applicationId, papersId }) =>
      applicationVersion(desk, applicationId, papersId),
    ),
    reminder: onDesk('reminder', reminder),
  }
}
