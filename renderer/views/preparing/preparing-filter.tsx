import { Kbd, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { PreparingView } from '../../../shared/api/preparing.ts'
import { useText } from '../../i18n/use-text.ts'
import { lists } from '../../keys/shortcuts.ts'
import { type Choice, countChoice, type Order } from './prepared-rows.ts'
import { usePreparing } from './preparing-state.ts'

const choices: readonly Choice[] = ['all', 'trouble', 'unassessed', 'reissue']
const orders: readonly Order[] = ['reference', 'name', 'asked', 'state']

interface PreparingFilterProps {
  readonly view: PreparingView
  readonly fieldRef: RefObject<HTMLInputElement | null>
}

export function PreparingFilter({ view, fieldRef }: PreparingFilterProps) {
  const { t } = useText()
  const { choice, query, order } = usePreparing()
  return (
    <div className="toolbar" role="search">
      <SegmentedControl<Choice>
        aria-label={t('preparing.show')}
        value={choice}
        onChange={(chosen) => usePreparing.setState({ choice: chosen })}
        data={choices.map((value) => ({
          value,
          label: t(`preparing.choice.${value}`, { count: countChoice(view.rows, value) }),
        }))}
      />
      <TextInput
        ref={fieldRef}
        w={232}
        aria-label={t('preparing.filter')}
        placeholder={t('preparing.filter')}
        value={query}
        onChange={(event) => usePreparing.setState({ query: event.currentTarget.value })}
        leftSection={<IconFilter size={14} aria-hidden />}
        rightSection={<Kbd aria-hidden>{lists.filter.shown}</Kbd>}
      />
      <div className="grow" />
      <Select<Order>
        w={180}
        aria-label={t('preparing.sort')}
        value={order}
        onChange={(chosen) => chosen !== null && usePreparing.setState({ order: chosen })}
        data={orders.map((value) => ({ value, label: t(`preparing.sortBy.${value}`) }))}
      />
    </div>
  )
}
