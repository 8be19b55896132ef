import { IconBan } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PackDocument, PackItem, PackView } from '../../../shared/api/pack.ts'
import { formatCount, formatNumber } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'

/** What will be in the copy, in the order of the agenda. */
export function PackTable({ view }: { readonly view: PackView }) {
  return (
    <PackFrame>
      {view.items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a place of the agenda is what the row is
        <ItemRows key={index} item={item} place={index + 1} />
      ))}
    </PackFrame>
  )
}

export function PackFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useText()
  return (
    <table className="tbl pack">
      <caption>{t('pack.caption')}</caption>
      <colgroup>
        <col className="pack-item" />
        <col />
        <col className="pack-pages" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('pack.column.item')}</th>
          <th scope="col">{t('pack.column.business')}</th>
          <th scope="col" className="right">
            {t('pack.column.pages')}
          </th>
        </tr>
      </thead>
      {children}
    </table>
  )
}

export function ItemRows({ item, place }: { readonly item: PackItem; readonly place: number }) {
  if (item.kind === 'application') return <ApplicationRows item={item} place={place} />
  return item.kind === 'other' ? (
    <tbody>
      <tr>
        <td className="num dim">{place}</td>
        <td className="strong cut">{item.title}</td>
        <td />
      </tr>
    </tbody>
  ) : (
    <WithdrawnRow number={item.number} place={place} />
  )
}

function WithdrawnRow({ number, place }: { readonly number: number; readonly place: number }) {
  const { t } = useText()
  return (
    <tbody>
      <tr>
        <td className="num dim">{place}</td>
        <td className="dim">
          <span className="line">
            {t('pack.withdrawnNumber', { number: formatNumber(number) })}
            <span className="sign">
              <IconBan size={14} aria-hidden />
              {t('pack.withdrawn')}
            </span>
          </span>
        </td>
        <td />
      </tr>
    </tbody>
  )
}

interface ApplicationRowsProps {
  readonly item: Extract<PackItem, { kind: 'application' }>
  readonly place: number
}

function ApplicationRows({ item, place }: ApplicationRowsProps) {
  const { t } = useText()
  const pages = item.documents.reduce((sum, document) => sum + document.pages, 0)
  const [project] = item.projects
  return (
    <tbody>
      <tr>
        <td className="num dim">{place}</td>
        <td>
          <span className="two-lines">
            <span className="line">
              <Said text={item.applicant} className="strong cut" titled />
              <span className="meta dim">{t('pack.application', { number: formatNumber(item.number) })}</span>
            </span>
            {item.closed === null ? (
              project !== undefined && <Said text={project} className="small cut" titled />
            ) : (
              <span className="small">{t(`pack.closed.${item.closed}`)}</span>
            )}
          </span>
        </td>
        <td className="right num strong">{item.closed === null && formatCount(pages)}</td>
      </tr>
      {item.documents.map((document) => (
        <DocumentLine key={document.hash} document={document} />
      ))}
    </tbody>
  )
}

function DocumentLine({ document }: { readonly document: PackDocument }) {
  const { t } = useText()
  const { letter, title, pages, state } = document
  return (
    <tr className="pack-paper">
      <td />
      <td>
        <span className="line">
          <span className="pack-letter dim">{letter}</span>
          <Said text={title} className="cut" titled />
          {state !== 'held' && <span className="tag plain">{t(`pack.notHeld.${state}`)}</span>}
        </span>
      </td>
      <td className="right num sub">{formatCount(pages)}</td>
    </tr>
  )
}
