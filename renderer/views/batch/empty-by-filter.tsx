import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import { clearFilter } from './batch-state.ts'

export function EmptyByFilter({ hidden, query }: { readonly hidden: number; readonly query: string }) {
  const { t } = useText()
  const title = query.trim() === '' ? t('batch.emptyChoiceTitle') : t('batch.emptyFilterTitle', { query: query.trim() })
  return (
    <div role="status">
      <Empty icon={IconFilterOff} title={title} text={t('batch.emptyFilterText', { count: hidden })}>
        <Button onClick={clearFilter}>{t('batch.clearFilter')}</Button>
      </Empty>
    </div>
  )
}
