import './declarations.css'
import { IconChecklist } from '@tabler/icons-react'
import type { DeclarationsView } from '../../../shared/api/batch.ts'
import { useCall } from '../../api.ts'
import { useBatchArgument } from '../../state/shown-batch.ts'
import { useText } from '../../i18n/use-text.ts'
import { declarations as declarationKeys, lists } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Empty } from '../../parts/empty.tsx'
import { FailedView } from '../../parts/problem.tsx'
import { focusRow, useRovingRows } from '../../parts/roving-rows.ts'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { changeDraft, undoDraft, useCanUndo, useDrafts } from './declaration-drafts.ts'
import { type Draft, groupDeclarations, type NamedRow, withAnswer } from './declaration-rows.ts'
import { DeclarationDetail } from './declaration-detail.tsx'
import { DeclarationsHead } from './declarations-head.tsx'
import { useDeclarationsState } from './declarations-state.ts'
import { DeclarationsTable } from './declarations-table.tsx'
import { SignFoot } from './sign-foot.tsx'
import { useSigning } from './use-signing.ts'

export function Declarations() {
  const { t } = useText()
  const list = useCall('declarations', useBatchArgument())
  if (list.state !== 'ready') {
    return (
      <>
        <div className="page-head">
          <h1>{t('declarations.title')}</h1>
        </div>
        {list.state === 'loading' ? (
          <SkeletonRows columns={[160, 180]} />
        ) : (
          <FailedView error={list.error} again={list.again} />
        )}
      </>
    )
  }
  if (list.value === null) {
    return (
      <Empty
        icon={IconChecklist}
        title={t('declarations.emptyTitle')}
        text={t('declarations.emptyText')}
        heading="h1"
      />
    )
  }
  return <DeclarationsOf view={list.value} />
}

function DeclarationsOf({ view }: { readonly view: DeclarationsView }) {
  const groups = groupDeclarations(view.rows)
  const inOrder = groups.flatMap(({ rows }) => rows)
  const chosenId = useDeclarationsState(({ chosen }) => chosen) ?? inOrder[0]?.applicationId ?? null
  const chosen = inOrder.find(({ applicationId }) => applicationId === chosenId) ?? null
  const open = chosen?.state === 'to-answer' ? chosen : null
  const draftOf = useDrafts()
  const signing = useSigning(view.rows)
  const canUndo = useCanUndo()
  const choose = (id: NamedRow['applicationId']): void => useDeclarationsState.setState({ chosen: id })
  const roving = useRovingRows(
    inOrder.map(({ applicationId }) => applicationId),
    chosenId,
    choose,
  )
  const answer = (value: Draft['answer']): void => {
    if (open === null) return
    changeDraft(open, withAnswer(draftOf(open), value), { undoable: true })
    if (value === 'interest') requestAnimationFrame(focusFirstKind)
  }
  useShortcuts([
    { shortcut: lists.move, hint: true, run: roving.move },
    { shortcut: declarationKeys.noInterest, hint: true, when: open !== null, run: () => answer('none') },
    { shortcut: declarationKeys.interest, hint: true, when: open !== null, run: () => answer('interest') },
    { shortcut: declarationKeys.undo, hint: true, when: canUndo, run: () => undoAndShow(choose) },
    {
      shortcut: declarationKeys.sign,
      hint: true,
      when: signing.ready.length > 0,
      run: () => void signing.sign(),
    },
  ])
  return (
    <>
      <DeclarationsHead view={view} />
      <div className="columns">
        <div className="scroll">
          <DeclarationsTable groups={groups} chosen={chosenId} tabIndexOf={roving.tabIndexOf} />
        </div>
        <aside className="detail declaration-detail" data-pane>
          <div className="detail-body">{chosen !== null && <DeclarationDetail key={chosenId} row={chosen} />}</div>
          <SignFoot signing={signing} rows={view.rows} />
        </aside>
      </div>
    </>
  )
}

function undoAndShow(choose: (id: NamedRow['applicationId']) => void): void {
  const applicationId = undoDraft()
  if (applicationId === null) return
  choose(applicationId)
  requestAnimationFrame(() => focusRow(applicationId))
}

/** An interest needs its kind: the keyboard goes there by itself. */
function focusFirstKind(): void {
  document.querySelector<HTMLInputElement>('.kinds input:checked, .kinds input')?.focus()
}
