import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { Question } from '../../parts/question.tsx'
import { type OpenImport, useImportState } from './import-state.ts'
import type { ImportActs } from './use-import-acts.ts'

interface ImportFootProps {
  readonly view: OpenImport
  readonly acts: ImportActs
}

/** All or nothing: why not yet, and the one filled button of the screen. */
export function ImportFoot({ view, acts }: ImportFootProps) {
  const { t, space } = useText()
  const error = useImportState((state) => state.error)
  const { must, new: added, updated } = view.counts
  const isReady = must === 0 && added + updated > 0
  const reason =
    must > 0
      ? t('importing.blockedBy', { count: must })
      : t(added + updated === 0 ? 'importing.nothingNew' : 'importing.ready')
  return (
    <>
      {error !== null && <Problem error={error} />}
      <div className="foot import-foot">
        <p className="import-reason meta sub" id="import-reason" role="status">
          {isReady ? (
            <IconCheck size={15} aria-hidden />
          ) : (
            <IconAlertTriangle size={15} className={must > 0 ? 'red' : undefined} aria-hidden />
          )}
          <span>
            {t('importing.allOrNone')}
            {space}
            {reason}
          </span>
        </p>
        <div className="import-verbs">
          <CloseButton view={view} acts={acts} />
          <Button disabled={acts.pending} onClick={() => void acts.reload()}>
            {t('importing.reload')}
          </Button>
          <span className="grow" />
          <Button
            variant="filled"
            aria-describedby="import-reason"
            disabled={!isReady || acts.pending}
            onClick={() => void acts.commit()}
          >
            {t('importing.commit', { count: formatCount(added + updated) })}
          </Button>
        </div>
      </div>
    </>
  )
}

/** Asks once where something was put right by hand; the file itself can be chosen again. */
export function CloseButton({ view, acts }: ImportFootProps) {
  const { t } = useText()
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button disabled={acts.pending} onClick={() => (view.canUndo ? setAsks(true) : void acts.close())}>
        {t('importing.close')}
      </Button>
      <Question
        opened={asks}
        title={t('importing.closeTitle')}
        keep={t('importing.closeKeep')}
        verb={t('importing.closeVerb')}
        destructive
        pending={acts.pending}
        onKeep={() => setAsks(false)}
        onDo={() => void acts.close()}
      >
        <p className="small">{t('importing.closeText')}</p>
      </Question>
    </>
  )
}
