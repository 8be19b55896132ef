import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconPaperclip, IconTypography } from '@tabler/icons-react'
import { formatBytes, formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { HeadFacts } from '../../parts/head-facts.tsx'
import { encodingNames } from './encoding-preview.ts'
import { type OpenImport, useImportState } from './import-state.ts'

interface ImportHeadProps {
  readonly view: OpenImport
  /** Without the counts, while nothing of the source is believed. */
  readonly isBelieved: boolean
}

export function ImportHead({ view, isBelieved }: ImportHeadProps) {
  const { t } = useText()
  const { source, table, documents, encoding, counts } = view
  const size = formatBytes(documents.bytes)
  const name = table === '' || table === source ? source : `${source} › ${table}`
  return (
    <div className="page-head import-head">
      <div className="grow">
        <h1>{t('importing.openTitle')}</h1>
        <div className="import-source small sub">
          <span className="sign cut" title={name}>
            <IconFileSpreadsheet size={15} aria-hidden />
            <span className="cut">{name}</span>
          </span>
          <span className="sign">
            <IconPaperclip size={14} aria-hidden />
            {t('importing.documents', { count: documents.count, size })}
          </span>
          {encoding !== null && isBelieved && (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconTypography size={14} />}
              onClick={() => useImportState.setState(({ showsEncoding }) => ({ showsEncoding: !showsEncoding }))}
            >
              {t('importing.encodingButton', { name: encodingNames[encoding.chosen] })}
            </Button>
          )}
        </div>
      </div>
      {isBelieved && view.sheets.length > 0 && <Facts counts={counts} />}
    </div>
  )
}

function Facts({ counts }: Pick<OpenImport, 'counts'>) {
  const { t } = useText()
  const shown = { new: formatCount(counts.new), updated: formatCount(counts.updated), same: formatCount(counts.same) }
  const must = t('importing.facts.places', { count: counts.must })
  return (
    <HeadFacts
      facts={[
        {
          name: t('importing.facts.applications'),
          value: t(counts.same === 0 ? 'importing.facts.counts' : 'importing.facts.countsWithSame', shown),
        },
        { name: t('importing.facts.must'), value: counts.must === 0 ? must : <span className="red">{must}</span> },
        { name: t('importing.facts.know'), value: t('importing.facts.places', { count: counts.know }) },
      ]}
    />
  )
}
