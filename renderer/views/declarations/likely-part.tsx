import { IconUserExclamation } from '@tabler/icons-react'
import type { LikelyView } from '../../../shared/api/register.ts'
import { useText } from '../../i18n/use-text.ts'
import { writtenLanguage } from '../application/written-language.ts'
import type { NamedRow } from './declaration-rows.ts'

/** What the own register says that may be an interest: a hint, which answers nothing. */
export function LikelyPart({ row }: { readonly row: NamedRow }) {
  const { t } = useText()
  if (row.likely.length === 0) return null
  const isOpen = row.state === 'to-answer'
  return (
    <section className="likely" data-open={isOpen || undefined} aria-label={t('declarations.likely.title')}>
      {row.likely.map((likely) => (
        <Hint
          key={likely.reason + likely.matched.en + likely.matched.zh + (likely.entry?.note ?? '')}
          likely={likely}
        />
      ))}
      {isOpen && <p className="meta dim">{t('declarations.likely.hint')}</p>}
    </section>
  )
}

function Hint({ likely }: { readonly likely: LikelyView }) {
  const { t } = useText()
  const { entry, year } = likely
  return (
    <>
      <p className="small line likely-name">
        <IconUserExclamation size={15} aria-hidden />
        <span className="strong">{useLikelyText()(likely)}</span>
      </p>
      {entry !== null && (
        <p className="small sub">
          {t('declarations.likely.entry', {
            kind: t(`declarations.kinds.${entry.kind}`),
            year: String(year),
          })}
          {entry.note !== '' && (
            <>
              <br />
              <span className="written" lang={writtenLanguage(entry.note)}>
                {entry.note}
              </span>
            </>
          )}
        </p>
      )}
    </>
  )
}

/** "Likely: same organisation, Lantern Bay Polytechnic". */
export function useLikelyText(): (likely: LikelyView) => string {
  const { t, say } = useText()
  return ({ reason, matched }) => t(`declarations.likely.reason.${reason}`, { name: say(matched) })
}

/** In the list, on a row that is still to be answered. */
export function LikelyMark({ row }: { readonly row: NamedRow }) {
  const text = useLikelyText()
  const [first] = row.likely
  if (first === undefined || row.state !== 'to-answer') return null
  return (
    <span className="amber likely-mark" role="img" aria-label={text(first)} title={text(first)}>
      <IconUserExclamation size={16} aria-hidden />
    </span>
  )
}
