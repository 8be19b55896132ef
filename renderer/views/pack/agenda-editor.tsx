import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import type { AgendaView, PackView } from '../../../shared/api/pack.ts'
import { useText } from '../../i18n/use-text.ts'
import { ItemRows, PackFrame } from './pack-table.tsx'
import { mostTitles, useAgendaDraft, type Titles } from './use-agenda-draft.ts'

interface AgendaEditorProps {
  readonly view: PackView
  readonly agenda: AgendaView
}

/** The secretariat types the other items where they will stand: before and after the applications. */
export function AgendaEditor({ view, agenda }: AgendaEditorProps) {
  const { t } = useText()
  const draft = useAgendaDraft(agenda)
  const applications = view.items.filter((item) => item.kind === 'application')
  const { before, after } = draft.typed
  return (
    <PackFrame>
      <Group name={t('pack.before')} aside={t('pack.everybodyReads')} />
      <Typed
        titles={before}
        from={1}
        add={t('pack.addBefore')}
        onChange={(next) => draft.put({ before: next, after })}
      />
      <Group name={t('pack.applications')} />
      {applications.map((item, index) => (
        <ItemRows key={item.applicationId} item={item} place={before.length + index + 1} />
      ))}
      <Group name={t('pack.after')} />
      <Typed
        titles={after}
        from={before.length + applications.length + 1}
        add={t('pack.addAfter')}
        onChange={(next) => draft.put({ before, after: next })}
      />
    </PackFrame>
  )
}

function Group({ name, aside }: { readonly name: string; readonly aside?: ReactNode }) {
  return (
    <tbody>
      <tr className="group">
        <th colSpan={3} scope="colgroup">
          {name}
          {aside !== undefined && <span className="pack-aside meta dim">{aside}</span>}
        </th>
      </tr>
    </tbody>
  )
}

interface TypedProps {
  readonly titles: Titles
  /** Number of the first item. */
  readonly from: number
  readonly add: string
  readonly onChange: (titles: Titles) => void
}

function Typed({ titles, from, add, onChange }: TypedProps) {
  const { t } = useText()
  const fields = useRef<HTMLTableSectionElement>(null)
  const wantsFocus = useRef(false)
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    Array.from(fields.current?.querySelectorAll('input') ?? [])
      .at(-1)
      ?.focus()
  })
  const without = (index: number): Titles => titles.filter((_, at) => at !== index)
  return (
    <tbody ref={fields}>
      {titles.map((title, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a title that is being typed has no other name than its place
        <tr key={index}>
          <td className="num dim">{from + index}</td>
          <td>
            <TextInput
              value={title}
              maxLength={200}
              aria-label={t('pack.titleOf', { place: from + index })}
              placeholder={t('pack.titleHint')}
              onChange={(event) => onChange(titles.with(index, event.currentTarget.value))}
            />
          </td>
          <td className="right">
            <span className="pack-acts">
              {index > 0 && (
                <ActionIcon
                  variant="subtle"
                  aria-label={t('pack.moveUp', { place: from + index })}
                  onClick={() => onChange(swapped(titles, index))}
                >
                  <IconArrowUp size={15} aria-hidden />
                </ActionIcon>
              )}
              <ActionIcon
                variant="subtle"
                aria-label={t('pack.remove', { place: from + index })}
                onClick={() => onChange(without(index))}
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </span>
          </td>
        </tr>
      ))}
      <tr className="pack-add">
        <td />
        <td colSpan={2}>
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={titles.length >= mostTitles}
            onClick={() => {
              wantsFocus.current = true
              onChange([...titles, ''])
            }}
          >
            {add}
          </Button>
        </td>
      </tr>
    </tbody>
  )
}

const swapped = (titles: Titles, index: number): Titles => {
  const [above = '', here = ''] = titles.slice(index - 1, index + 1)
  return [...titles.slice(0, index - 1), here, above, ...titles.slice(index + 1)]
}
