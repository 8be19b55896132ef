import type { BatchPlanView } from '../../../../shared/api/publishing.ts'
import type { BatchPlan } from '../../../../shared/batch-plan.ts'
import { localToInstant } from '../../../../shared/rules/batch-dates.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Question } from '../../../parts/question.tsx'

interface PublishQuestionProps {
  readonly opened: boolean
  readonly view: BatchPlanView
  readonly plan: BatchPlan
  readonly pending: boolean
  readonly onKeep: () => void
  readonly onDo: () => void
}

/** The one question before anything is signed. */
export function PublishQuestion({ opened, view, plan, pending, onKeep, onDo }: PublishQuestionProps) {
  const { t } = useText()
  const format = useFormat()
  const due = plan.declarationsDue === null ? null : localToInstant(plan.declarationsDue)
  return (
    <Question
      opened={opened}
      title={t('publishing.plan.askTitle', { name: plan.name.trim() })}
      keep={t('publishing.plan.askNo')}
      verb={t('publishing.plan.publish')}
      pending={pending}
      onKeep={onKeep}
      onDo={onDo}
    >
      <ul className="plain-list question-list small">
        <li>{t('publishing.plan.askList', { members: view.members, count: plan.applications.length })}</li>
        <li>{t('publishing.plan.askPapers')}</li>
        <li>{t('publishing.plan.askAfter', { when: due === null ? '' : format.moment(due) })}</li>
      </ul>
    </Question>
  )
}
