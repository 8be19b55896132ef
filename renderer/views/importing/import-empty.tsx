import { Button, UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useCall, useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import { Problem } from '../../parts/problem.tsx'
import { goTo } from '../../state/place.ts'
import { beginAnew, type ImportReport, useImportState } from './import-state.ts'
import type { ImportActs } from './use-import-acts.ts'

/** Before: what a source is, and how to choose one. After: what was imported, and the way back. */
export function ImportEmpty({ acts }: { readonly acts: ImportActs }) {
  const { t } = useText()
  const { report, isUndone, error } = useImportState()
  return (
    <>
      <div className="page-head">
        <h1>{t('importing.title')}</h1>
      </div>
      <div className="scroll">
        {report === null ? <Choose acts={acts} /> : isUndone ? <Undone /> : <Report report={report} />}
        {error !== null && (
          <div className="import-error">
            <Problem error={error} />
          </div>
        )}
      </div>
    </>
  )
}

function Choose({ acts }: { readonly acts: ImportActs }) {
  const { t } = useText()
  const template = useCommand('saveTemplate')
  const [isSaved, setIsSaved] = useState(false)
  const save = async (): Promise<void> => {
    setIsSaved(false)
    const result = await template.run(undefined)
    if (result.ok) setIsSaved(result.value)
    useImportState.setState({ error: result.ok ? null : result.error })
  }
  return (
    <>
      <Empty icon={IconFileImport} title={t('importing.emptyTitle')} text={t('importing.emptyText')}>
        <Button variant="filled" disabled={acts.pending} onClick={() => void acts.choose('folder')}>
          {t('importing.chooseFolder')}
        </Button>
        <Button disabled={acts.pending} onClick={() => void acts.choose('file')}>
          {t('importing.chooseFile')}
        </Button>
      </Empty>
      <div className="import-template">
        <UnstyledButton className="row-action" disabled={template.pending} onClick={() => void save()}>
          {t('importing.saveTemplate')}
        </UnstyledButton>
        <p className="small sub" role="status">
          {isSaved && (
            <span className="sign">
              <IconCheck size={15} aria-hidden />
              {t('importing.templateSaved')}
            </span>
          )}
        </p>
      </div>
    </>
  )
}

/** With the way back to the import: it holds what was put right by hand. */
function Undone() {
  const { t } = useText()
  const preparing = useCall('preparing', undefined)
  const redo = useCommand('redoPreparing')
  const canRedo = preparing.state === 'ready' && preparing.value.redo === 'import'
  const doAgain = async (): Promise<void> => {
    const result = await redo.run(undefined)
    useImportState.setState(
      result.ok ? { isUndone: result.value.redone === null, error: null } : { error: result.error },
    )
  }
  return (
    <Empty
      icon={IconArrowBackUp}
      title={t('importing.report.undoneTitle')}
      text={t(canRedo ? 'importing.report.canRedo' : 'importing.report.undoneText')}
    >
      {canRedo && (
        <Button disabled={redo.pending} onClick={() => void doAgain()}>
          {t('preparing.redo.import')}
        </Button>
      )}
      <Button onClick={beginAnew}>{t('importing.chooseAnother')}</Button>
    </Empty>
  )
}

function Report({ report }: { readonly report: ImportReport }) {
  const { imported, updated, documents } = report
  const { t } = useText()
  const preparing = useCall('preparing', undefined)
  const undo = useCommand('undoPreparing')
  // Only as long as the import is the last thing that was done: the same call takes back whatever came after it.
  const canUndo = preparing.state !== 'ready' || preparing.value.undo === 'import'
  const takeBack = async (): Promise<void> => {
    const result = await undo.run(undefined)
    useImportState.setState(
      result.ok ? { isUndone: result.value.undone !== null, error: null } : { error: result.error },
    )
  }
  return (
    <>
      <Empty
        icon={IconCheck}
        title={t('importing.report.title', { count: imported + updated })}
        text={t('importing.report.text', { imported, updated, documents })}
      >
        <Button variant="filled" onClick={() => goTo('preparing')}>
          {t('importing.report.goTo')}
        </Button>
        {canUndo && (
          <Button disabled={undo.pending} onClick={() => void takeBack()}>
            {t('importing.report.undo')}
          </Button>
        )}
      </Empty>
      <div className="import-template">
        <UnstyledButton className="row-action" onClick={beginAnew}>
          {t('importing.chooseAnother')}
        </UnstyledButton>
      </div>
    </>
  )
}
