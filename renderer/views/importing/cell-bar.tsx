import { Button } from '@mantine/core'
import { IconArrowBackUp, IconPencil, IconRowRemove } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { writtenLanguage } from '../application/written-language.ts'
import type { ChosenCell } from './use-import-place.ts'

interface CellBarProps {
  readonly chosen: ChosenCell | null
  readonly canUndo: boolean
  readonly onEdit: () => void
  /** Null: it is a head, or nothing. */
  readonly onLeaveOut: (() => void) | null
  readonly onUndo: () => void
}

/** What the chosen cell says, at more length than its column has, and what can be done with it. */
export function CellBar({ chosen, canUndo, onEdit, onLeaveOut, onUndo }: CellBarProps) {
  const { t } = useText()
  const text = chosen?.held?.cell.text ?? ''
  return (
    <div className="cell-bar" role="group" aria-label={t('importing.chosenCell')}>
      {chosen === null ? (
        <span className="grow" />
      ) : (
        <>
          <span className="cell-bar-place name">{chosen.place}</span>
          <Said text={chosen.column.header} className="cell-bar-column sub cut" titled />
          <span className="grow cut" title={text} lang={writtenLanguage(text)}>
            {chosen.held !== null && text === '' ? <span className="dim">{t('importing.emptyCell')}</span> : text}
          </span>
          <Button size="compact-sm" leftSection={<IconPencil size={14} />} onClick={onEdit}>
            {t('importing.edit')}
          </Button>
          {onLeaveOut !== null && (
            <Button size="compact-sm" leftSection={<IconRowRemove size={14} />} onClick={onLeaveOut}>
              {t('importing.leaveOut')}
            </Button>
          )}
        </>
      )}
      <Button size="compact-sm" leftSection={<IconArrowBackUp size={14} />} disabled={!canUndo} onClick={onUndo}>
        {t('importing.undo')}
      </Button>
    </div>
  )
}
