import { IconCheck, IconCircleDashed, IconClockPause, IconPencil, IconX } from '@tabler/icons-react'
import type { PreparedLine } from '../../../shared/api/preparing.ts'
import { useText } from '../../i18n/use-text.ts'

const marks = { approve: IconCheck, defer: IconClockPause, reject: IconX } as const

/** How far it is, and what it recommends once it is complete. */
export function AssessmentCell({ assessment }: Pick<PreparedLine, 'assessment'>) {
  const { t } = useText()
  const { state, recommendation } = assessment
  if (state === 'complete' && recommendation !== null) {
    const Mark = marks[recommendation]
    return (
      <span className="sign sub">
        <Mark size={15} aria-hidden />
        {t(`preparing.assessmentState.${recommendation}`)}
      </span>
    )
  }
  const Mark = state === 'none' ? IconCircleDashed : IconPencil
  return (
    <span className="sign dim">
      <Mark size={15} aria-hidden />
      {t(`preparing.assessmentState.${state === 'none' ? 'none' : 'begun'}`)}
    </span>
  )
}
