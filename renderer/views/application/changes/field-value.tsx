import type { FieldValue } from '../../../../shared/rules/compare-papers.ts'
import type { Bilingual } from '../../../../shared/ids.ts'
import { formatBasisPoints, formatCount, formatMoney } from '../../../format/number.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Said } from '../../../parts/said.tsx'
import { writtenLanguage } from '../written-language.ts'

/** One side of a change. Null and empty values say so: an empty line would look like nothing changed. */
export function FieldValueText({ value }: { readonly value: FieldValue | null }) {
  const { t } = useText()
  const format = useFormat()
  if (value === null) return <Nothing />
  switch (value.kind) {
    case 'text':
      return <Words text={value.text} />
    case 'texts':
      return value.texts.length === 0 ? (
        <Nothing />
      ) : (
        value.texts.map((text) => (
          <span className="block" key={text.en + text.zh}>
            <Words text={text} />
          </span>
        ))
      )
    case 'plain':
      return value.text === '' ? <Nothing /> : value.text
    case 'count':
    case 'millions':
      return value.count === null ? t('application.form.notStated') : formatCount(value.count)
    case 'money':
      return formatMoney(value.cents)
    case 'share':
      return formatBasisPoints(value.basisPoints)
    case 'date':
      return format.fullDay(value.date)
    case 'flag':
      return t(value.flag ? 'application.form.yes' : 'application.form.no')
    case 'category':
      return t(`application.category.${value.category}`)
    case 'recommendation':
      return t(`publishing.changes.recommend.${value.recommendation}`)
    case 'conditions':
      return value.conditions.length === 0 ? (
        <Nothing />
      ) : (
        value.conditions.map(({ text, due }) => (
          <span className="block written" key={text + due} lang={writtenLanguage(text)}>
            {t('publishing.changes.conditionDue', { text, when: format.fullDay(due) })}
          </span>
        ))
      )
    default:
      return null
  }
}

/** Both languages where both are written: a change may be in one of them alone. */
function Words({ text }: { readonly text: Bilingual }) {
  const { en, zh } = text
  if (en === '' && zh === '') return <Nothing />
  if (en === '' || zh === '' || en === zh) return <Said text={text} />
  return (
    <>
      <span className="block" lang="en-HK">
        {en}
      </span>
      <span className="block" lang="zh-HK">
        {zh}
      </span>
    </>
  )
}

function Nothing() {
  const { t } = useText()
  return <span className="dim">{t('publishing.changes.empty')}</span>
}
