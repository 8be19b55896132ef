import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconAlertCircleFilled, IconInfoCircle } from '@tabler/icons-react'
import type { ImportProblem } from '../../../shared/api/importing.ts'
import { useText } from '../../i18n/use-text.ts'
import { sentenceId } from './grid-focus.ts'

interface ProblemRowProps {
  readonly measure: (element: Element | null) => void
  readonly index: number
  readonly count: number
  readonly start: number
  readonly problem: ImportProblem
  readonly isChosen: boolean
  /** The one that Tab reaches. */
  readonly isEntry: boolean
  readonly canEdit: boolean
  readonly isOfHead: boolean
  readonly onChoose: (problem: ImportProblem) => void
  readonly onFix: (problem: ImportProblem) => void
  readonly onDocument: (problem: ImportProblem) => void
  readonly onLeaveOut: (problem: ImportProblem) => void
  readonly onEdit: (problem: ImportProblem) => void
}

/** A sentence that begins with its place, and what can be done about it. */
export function ProblemRow(props: ProblemRowProps) {
  const {
    measure,
    index,
    count,
    start,
    problem,
    isChosen,
    isEntry,
    canEdit,
    isOfHead,
    onChoose,
    onFix,
    onDocument,
    onLeaveOut,
    onEdit,
  } = props
  const { t, say } = useText()
  const { severity, place, sentence, fix, wantsFile } = problem
  const tabIndex = isEntry ? 0 : -1
  return (
    <li
      ref={measure}
      data-index={index}
      className="problem-row"
      aria-posinset={index + 1}
      aria-setsize={count}
      data-on={isChosen || undefined}
      style={{ top: start }}
    >
      {severity === 'must' ? (
        <IconAlertCircleFilled size={16} className="red" aria-hidden />
      ) : (
        <IconInfoCircle size={16} className="ink" aria-hidden />
      )}
      <div className="grow">
        <UnstyledButton
          className="problem-sentence"
          id={isChosen ? sentenceId : undefined}
          data-row={problem.id}
          tabIndex={tabIndex}
          aria-current={isChosen || undefined}
          onClick={() => onChoose(problem)}
        >
          <VisuallyHidden>{t(`importing.${severity}`)} </VisuallyHidden>
          {place !== '' && (
            <span className="name num">
              <ProblemPlace problem={problem} />{' '}
            </span>
          )}
          {say(sentence)}
        </UnstyledButton>
        {(fix !== null || wantsFile || canEdit) && (
          <div className="problem-acts">
            {fix !== null && (
              <Button size="compact-sm" tabIndex={tabIndex} onClick={() => onFix(problem)}>
                {say(fix)}
              </Button>
            )}
            {wantsFile && (
              <Button size="compact-sm" tabIndex={tabIndex} onClick={() => onDocument(problem)}>
                {t('importing.chooseDocument')}
              </Button>
            )}
            {wantsFile && problem.sheet === 'attachments' && (
              <Button size="compact-sm" variant="subtle" tabIndex={tabIndex} onClick={() => onLeaveOut(problem)}>
                {t('importing.leaveOut')}
              </Button>
            )}
            {canEdit && (
              <Button
                size="compact-sm"
                variant={fix === null ? 'default' : 'subtle'}
                tabIndex={tabIndex}
                onClick={() => onEdit(problem)}
              >
                {t(isOfHead ? 'importing.rename' : 'importing.edit')}
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  )
}

/** `J4`, `Projects I2`, `Row 5`, or the file: the sheet is named where it is not the first one. */
function ProblemPlace({ problem: { sheet, row, column, place } }: Pick<ProblemRowProps, 'problem'>) {
  const { t, space } = useText()
  if (sheet === null || row === null || !place.endsWith(String(row))) return place
  const cell = column === null ? t('importing.rowPlace', { row: place }) : place
  return sheet === 'applications' ? cell : `${t(`importing.sheet.${sheet}`)}${space === '' ? ' ' : space}${cell}`
}
