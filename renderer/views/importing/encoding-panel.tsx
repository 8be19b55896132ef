import { Button, Radio } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportEncoding } from '../../../shared/api/importing.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { writtenLanguage } from '../application/written-language.ts'
import { countUnreadable, encodingNames } from './encoding-preview.ts'
import { CloseButton } from './import-foot.tsx'
import { type OpenImport, useImportState } from './import-state.ts'
import type { ImportActs } from './use-import-acts.ts'

interface EncodingPanelProps {
  readonly view: OpenImport
  readonly encoding: ImportEncoding
  readonly acts: ImportActs
}

/** The same lines as each encoding reads them, side by side: a person sees at once which one is right. */
export function EncodingPanel({ view, encoding, acts }: EncodingPanelProps) {
  const { t } = useText()
  const error = useImportState((state) => state.error)
  const { chosen, isCertain, choices } = encoding
  // Where it is not certain nothing is chosen for the person.
  const [picked, setPicked] = useState<ImportEncoding['chosen'] | null>(isCertain ? chosen : null)
  const name = (of: ImportEncoding['chosen']): string => encodingNames[of]
  return (
    <section className="encoding" aria-label={t('importing.encoding.title', { table: view.table })}>
      <div className="scroll encoding-body">
        <h2>{t('importing.encoding.title', { table: view.table })}</h2>
        <p className="small sub encoding-intro">
          {isCertain ? t('importing.encoding.certain', { name: name(chosen) }) : t('importing.encoding.uncertain')}
        </p>
        <Radio.Group aria-label={t('importing.encoding.choices')} value={picked} onChange={setPicked}>
          <div className="choices encoding-choices">
            {choices.map((choice) => (
              <Radio.Card
                key={choice.encoding}
                value={choice.encoding}
                className="encoding-choice"
                aria-label={`${name(choice.encoding)}. ${t('importing.encoding.unreadable', { count: countUnreadable(choice.preview) })}`}
              >
                <div className="line">
                  <Radio.Indicator size="xs" />
                  <span className="name">{name(choice.encoding)}</span>
                  {!isCertain && choice.encoding === chosen && (
                    <span className="tag plain">{t('importing.encoding.guess')}</span>
                  )}
                </div>
                <Unreadable count={countUnreadable(choice.preview)} />
                <span className="encoding-preview" lang={writtenLanguage(choice.preview)}>
                  {choice.preview}
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      </div>
      {error !== null && <Problem error={error} />}
      <div className="foot">
        <span className="grow" />
        {isCertain ? (
          <Button onClick={() => useImportState.setState({ showsEncoding: false })}>
            {t('importing.encoding.back')}
          </Button>
        ) : (
          <CloseButton view={view} acts={acts} />
        )}
        <Button
          variant="filled"
          disabled={picked === null || (isCertain && picked === chosen) || acts.pending}
          onClick={() => picked !== null && void acts.chooseEncoding(picked)}
        >
          {picked === null ? t('importing.encoding.useNone') : t('importing.encoding.use', { name: name(picked) })}
        </Button>
      </div>
    </section>
  )
}

function Unreadable({ count }: { readonly count: number }) {
  const { t } = useText()
  const Mark = count === 0 ? IconCheck : IconAlertTriangle
  return (
    <span className={count === 0 ? 'sign meta sub' : 'sign meta red'}>
      <Mark size={14} aria-hidden />
      {t('importing.encoding.unreadable', { count })}
    </span>
  )
}
