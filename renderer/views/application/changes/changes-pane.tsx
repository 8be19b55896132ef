import type { ApplicationView } from '../../../../shared/api/application.ts'
import { formatCount } from '../../../format/number.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useText } from '../../../i18n/use-text.ts'
import { reasonIsOpen } from '../reasons-gate.ts'
import { ChangeLists } from './change-lists.tsx'
import { criterionOf } from './field-names.ts'

interface ChangesPaneProps {
  readonly view: Pick<ApplicationView, 'changes' | 'version' | 'issuedAt' | 'versions'>
  readonly gate: { readonly scores: readonly (number | null)[]; readonly alwaysShow: boolean }
}

/** What the version in force changed against the one before. */
export function ChangesPane({ view, gate }: ChangesPaneProps) {
  const { t } = useText()
  const format = useFormat()
  const before = view.versions[1]
  if (view.changes === null) return null
  return (
    <div className="work-body" tabIndex={0}>
      <h2 className="part">
        {t('publishing.changes.title', { version: formatCount(view.version), when: format.day(view.issuedAt) })}
      </h2>
      {before !== undefined && (
        <p className="small sub">{t('publishing.changes.since', { version: formatCount(before.version) })}</p>
      )}
      <ChangeLists
        changes={view.changes}
        isHidden={(field) => {
          const criterion = criterionOf(field)
          return criterion === null || reasonIsOpen(criterion, gate) ? null : criterion + 1
        }}
      />
    </div>
  )
}
