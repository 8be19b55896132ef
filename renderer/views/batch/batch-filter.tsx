import { Kbd, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconFilter, IconSortAscending } from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { BatchView } from '../../../shared/api/batch.ts'
import type { Category } from '../../../shared/application-form.ts'
import { useText } from '../../i18n/use-text.ts'
import { lists } from '../../keys/shortcuts.ts'
import { type Choice, countChoice } from './batch-rows.ts'
import { useBatchState } from './batch-state.ts'

// Named here and not taken from the parser, which would bring its library into the page.
const categories = Object.keys({ a: true, b: true, c: true, d: true, e: true } satisfies Readonly<
  Record<Category, true>
>) as readonly Category[]

interface BatchFilterProps {
  readonly view: BatchView
  readonly fieldRef: RefObject<HTMLInputElement | null>
}

export function BatchFilter({ view, fieldRef }: BatchFilterProps) {
  const { t } = useText()
  const { choice, query, category } = useBatchState()
  const count = (of: Choice): { readonly count: number } => ({ count: countChoice(view.rows, of) })
  return (
    <div className="toolbar" role="search">
      <SegmentedControl<Choice>
        aria-label={t('batch.show')}
        value={choice}
        onChange={(chosen) => useBatchState.setState({ choice: chosen })}
        data={[
          { value: 'all', label: t('batch.all', count('all')) },
          { value: 'needs-you', label: t('batch.needsYou', count('needs-you')) },
          { value: 'ready', label: t('batch.ready', count('ready')) },
        ]}
      />
      <TextInput
        ref={fieldRef}
        w={224}
        aria-label={t('batch.filter')}
        placeholder={t('batch.filter')}
        value={query}
        onChange={(event) => useBatchState.setState({ query: event.currentTarget.value })}
        leftSection={<IconFilter size={14} aria-hidden />}
        rightSection={<Kbd aria-hidden>{lists.filter.shown}</Kbd>}
      />
      <Select<Category>
        w={200}
        aria-label={t('batch.category')}
        placeholder={t('batch.allCategories')}
        clearable
        clearButtonProps={{ 'aria-label': t('batch.allCategories') }}
        value={category}
        onChange={(chosen) => useBatchState.setState({ category: chosen })}
        data={categories.map((value) => ({ value, label: t(`application.category.${value}`) }))}
      />
      <div className="grow" />
      <span className="sign meta dim">
        <IconSortAscending size={15} aria-hidden /> {t('batch.order')}
      </span>
    </div>
  )
}
