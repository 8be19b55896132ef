import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { BatchLine } from '../../../shared/api/publishing.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { useText } from '../../i18n/use-text.ts'
import { showBatch } from './publishing-state.ts'
import { useStartPlan } from './use-start-plan.ts'

interface BatchSwitchProps {
  readonly batch: BatchId
  readonly lines: readonly BatchLine[]
}

/** From one batch to another, and on to the next one. */
export function BatchSwitch({ batch, lines }: BatchSwitchProps) {
  const { t } = useText()
  const start = useStartPlan()
  const label = ({ name, state }: BatchLine): string => {
    const shown = name.trim() === '' ? t('publishing.unnamed') : name
    return state === 'published' ? shown : t(`publishing.switch.${state}`, { name: shown })
  }
  return (
    <>
      {lines.length > 1 && (
        <Select<BatchId>
          w={208}
          aria-label={t('publishing.switch.label')}
          allowDeselect={false}
          value={batch}
          onChange={(chosen) => chosen !== null && showBatch(chosen)}
          data={lines.map((line) => ({ value: line.batch, label: label(line) }))}
        />
      )}
      {lines.every(({ state }) => state === 'published') && (
        <Button
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={start.pending}
          onClick={() => void start.run()}
        >
          {t('publishing.switch.plan')}
        </Button>
      )}
    </>
  )
}
