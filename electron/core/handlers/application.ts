import type { applicationArgs } from '../../../shared/api/application.ts'
import { readTo } from '../commands/read-to.ts'
import { draftScore, submitScore } from '../commands/score.ts'
import { draftVote, signVote } from '../commands/vote.ts'
import { applicationView } from '../queries/application.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createApplicationHandlers = ({ onDesk, signing }: HandlerTools): HandlersOf<typeof applicationArgs> => ({
  application: onDesk('application', (desk, { applicationId }) => applicationView(desk, applicationId)),
  readTo: onDesk('readTo', readTo),
  draftScore: onDesk('draftScore', draftScore),
  submitScore: signing('submitScore', submitScore),
  draftVote: onDesk('draftVote', draftVote),
  signVote: signing('signVote', signVote),
})
