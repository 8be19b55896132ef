import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import { clearFilter } from './preparing-state.ts'

export function EmptyByFilter({ hidden, query }: { readonly hidden: number; readonly query: string }) {
  const { t } = useText()
  const words = query.trim()
  return (
    <div role="status">
      <Empty
        icon={IconFilterOff}
        title={words === '' ? t('preparing.emptyChoiceTitle') : t('preparing.emptyFilterTitle', { query: words })}
        text={t('preparing.emptyFilterText', { count: hidden })}
      >
        <Button onClick={clearFilter}>{t('preparing.clearFilter')}</Button>
      </Empty>
    </div>
  )
}
