import './importing.css'
import { useCall } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { FailedView } from '../../parts/problem.tsx'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { EncodingPanel } from './encoding-panel.tsx'
import { ImportEmpty } from './import-empty.tsx'
import { ImportHead } from './import-head.tsx'
import { type OpenImport, useImportState } from './import-state.ts'
import { ImportWorking } from './import-working.tsx'
import { NotTaken } from './not-taken.tsx'
import { OpenSource } from './open-source.tsx'
import { type ImportActs, useImportActs } from './use-import-acts.ts'

/** Applications in: choose a source, see it whole, put it right, take all of it over or nothing. */
export function Importing() {
  const { t } = useText()
  const source = useCall('importing', undefined)
  const acts = useImportActs()
  if (source.state !== 'ready') {
    return (
      <>
        <div className="page-head">
          <h1>{t('importing.title')}</h1>
        </div>
        {source.state === 'loading' ? (
          <SkeletonRows columns={[120, 60, 60, 90]} twoLines={false} />
        ) : (
          <FailedView error={source.error} again={source.again} />
        )}
      </>
    )
  }
  switch (source.value.state) {
    case 'none':
      return <ImportEmpty acts={acts} />
    case 'working':
      return <ImportWorking view={source.value} acts={acts} />
    default:
      return <Open view={source.value} acts={acts} />
  }
}

/** An encoding that is a guess comes first: no cell is shown as if it were known. */
function Open({ view, acts }: { readonly view: OpenImport; readonly acts: ImportActs }) {
  const wantsEncoding = useImportState((state) => state.showsEncoding)
  const { encoding } = view
  const isBelieved = encoding === null || encoding.isCertain
  return (
    <>
      <ImportHead view={view} isBelieved={isBelieved} />
      {encoding !== null && (wantsEncoding || !isBelieved) ? (
        <EncodingPanel view={view} encoding={encoding} acts={acts} />
      ) : view.sheets.length === 0 ? (
        <NotTaken view={view} acts={acts} />
      ) : (
        <OpenSource view={view} acts={acts} />
      )}
    </>
  )
}
