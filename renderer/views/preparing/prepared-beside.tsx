import { ActionIcon, Button, Tabs, UnstyledButton } from '@mantine/core'
import { IconAlertCircle, IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react'
import type { PreparedLine, PreparedView, PreparingView } from '../../../shared/api/preparing.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { AssessmentDraft, PreparedFields } from '../../../shared/prepared.ts'
import { alignProjects, assessmentOf } from '../../../shared/rules/assessment.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { checkForm } from '../../../shared/rules/form-checks.ts'
import { call, useCall, useCommand } from '../../api.ts'
import { formatNumber } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { everywhere } from '../../keys/shortcuts.ts'
import { isField, useShortcuts } from '../../keys/use-shortcuts.ts'
import { FailedView } from '../../parts/problem.tsx'
import { SavedLine } from '../../parts/saved-line.tsx'
import { goTo } from '../../state/place.ts'
import { useNow } from '../../state/now.ts'
import { showBatch, usePublishing } from '../publishing/publishing-state.ts'
import { AssessmentTab } from './assessment-tab.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { FormTab } from './form-tab.tsx'
import { goToNextProblem } from './next-problem.ts'
import { UndoButtons } from './preparing-head.tsx'
import { openPrepared, showList, type Tab, usePreparing } from './preparing-state.ts'
import { ApplicantName, ProjectTitles } from './preparing-table.tsx'
import { preparing as keys } from './shortcuts.ts'
import { SimilarTab } from './similar-tab.tsx'
import { type Typed, useTyped } from './use-typed.ts'

interface BesideProps {
  readonly view: PreparingView
  readonly rows: readonly PreparedLine[]
  readonly row: PreparedLine
  readonly tabIndexOf: (id: ApplicationId) => 0 | -1
}

/** The list at the left, the application that is open at the right. */
export function PreparedBeside({ view, rows, row, tabIndexOf }: BesideProps) {
  const { t } = useText()
  const prepared = useCall('prepared', { applicationId: row.applicationId })
  useShortcuts([{ shortcut: everywhere.back, run: leave }])
  return (
    <div className="columns prepared">
      <nav className="prepared-list scroll" aria-label={t('preparing.listLabel')} data-pane>
        <Button
          variant="subtle"
          className="prepared-back"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={showList}
        >
          {t('preparing.back')}
        </Button>
        <ul>
          {rows.map((one) => (
            <li key={one.applicationId}>
              <ListRow
                row={one}
                isOn={one.applicationId === row.applicationId}
                tabIndex={tabIndexOf(one.applicationId)}
              />
            </li>
          ))}
        </ul>
      </nav>
      <section className="prepared-open" data-pane>
        {prepared.state === 'failed' && <FailedView error={prepared.error} again={prepared.again} />}
        {prepared.state === 'ready' && (
          <Opened key={row.applicationId} view={view} row={row} prepared={prepared.value} />
        )}
      </section>
    </div>
  )
}

function leave(): void {
  const focused = document.activeElement
  if (focused instanceof HTMLElement && isField(focused)) focused.blur()
  else showList()
}

interface ListRowProps {
  readonly row: PreparedLine
  readonly isOn: boolean
  readonly tabIndex: 0 | -1
}
function ListRow({ row, isOn, tabIndex }: ListRowProps) {
  const { t } = useText()
  const { applicationId, troubles } = row
  return (
    <UnstyledButton
      className="prepared-row"
      data-row={applicationId}
      data-on={isOn || undefined}
      aria-current={isOn || undefined}
      tabIndex={tabIndex}
      onClick={() => openPrepared(applicationId)}
    >
      <span className="two-lines grow">
        <span className="row-name cut">
          <ApplicantName name={row.applicant} />
        </span>
        <span className="cut meta">{row.reference}</span>
      </span>
      {troubles.must > 0 && (
        <IconAlertCircle size={15} className="amber" aria-label={t('preparing.must', { count: troubles.must })} />
      )}
    </UnstyledButton>
  )
}

interface OpenedProps {
  readonly view: PreparingView
  readonly row: PreparedLine
  readonly prepared: PreparedView
}

/** Holds what is typed, so that changing the tab loses nothing. */
function Opened({ view, row, prepared }: OpenedProps) {
  const { applicationId, savedAt } = prepared
  const { documents, assessment, ...kept } = prepared.prepared
  const now = useNow()
  const fields = useTyped<PreparedFields>(`prepared:${applicationId}`, {
    kept,
    savedAt,
    save: (next) => saving(call('savePrepared', { applicationId, fields: next })),
  })
  const assessed = useTyped<{ readonly assessment: AssessmentDraft | null }>(`assessment:${applicationId}`, {
    kept: { assessment },
    savedAt,
    save: (next) => saving(call('saveAssessment', { applicationId, ...next })),
  })
  const { form } = fields.value
  const draft = assessed.value.assessment
  const aligned = draft === null ? null : alignProjects(draft, form.projects.length)
  const problems = checkForm({ ...fields.value, documents }, hongKongDay(new Date(now).toISOString()))
  const gaps = assessmentOf({ form, assessment: aligned }, prepared.limits)
  const tab = usePreparing((state) => state.tab)
  return (
    <>
      <OpenedHead view={view} row={row} fields={fields} />
      <Tabs
        value={tab}
        onChange={(value) => usePreparing.setState({ tab: value as Tab })}
        keepMounted={false}
        className="work-tabs"
      >
        <PreparedTabs
          problems={problems.filter(({ severity }) => severity === 'must').length}
          documents={documents.length}
          missing={gaps.ok ? 0 : gaps.error.length}
          similar={prepared.similarCases.length}
          saved={tab === 'assessment' ? assessed.state : fields.state}
        />
        <Tabs.Panel value="form">
          <FormTab
            fields={fields.value}
            problems={problems}
            others={view.rows.filter((one) => one.applicationId !== applicationId)}
            onChange={fields.set}
          />
        </Tabs.Panel>
        <Tabs.Panel value="documents">
          <DocumentsTab view={prepared} category={form.applicant.category} />
        </Tabs.Panel>
        <Tabs.Panel value="assessment">
          <AssessmentTab
            view={prepared}
            form={form}
            draft={aligned}
            gaps={gaps.ok ? [] : gaps.error}
            onChange={(next) => assessed.set({ assessment: next })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="similar">
          <SimilarTab
            view={prepared}
            form={form}
            draft={aligned}
            onChange={(next) => assessed.set({ assessment: next })}
          />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

/** Whoever types on has read what was done before. */
function saving<T>(saved: T): T {
  usePreparing.setState({ said: null })
  return saved
}

interface HeadProps {
  readonly view: PreparingView
  readonly row: PreparedLine
  readonly fields: Typed<PreparedFields>
}
function OpenedHead({ view, row, fields: { value } }: HeadProps) {
  const { t } = useText()
  const { published, applicationId } = row
  return (
    <header className="prepared-head">
      <ActionIcon
        className="prepared-back-alone"
        aria-label={t('preparing.back')}
        title={t('preparing.back')}
        onClick={showList}
      >
        <IconArrowLeft size={16} aria-hidden />
      </ActionIcon>
      <div className="grow">
        <p className="line meta dim">
          <span>{value.reference}</span>
          <span>{t('preparing.category', { category: value.form.applicant.category })}</span>
          {published !== null && (
            <span className="tag plain">
              {t('preparing.publishedAs', { batch: published.batch, number: formatNumber(published.number) })}
            </span>
          )}
          {published?.isChanged === true && <ReissueDue applicationId={applicationId} batch={published.batch} />}
        </p>
        <h1 className="prepared-title cut">
          <ApplicantName name={value.form.applicant.name} />
        </h1>
        <p className="small sub line">
          <ProjectTitles titles={value.form.projects.map(({ title }) => title)} />
        </p>
      </div>
      <UndoButtons view={view} />
      {published === null && <RemoveButton applicationId={applicationId} reference={row.reference} />}
    </header>
  )
}

interface ReissueDueProps {
  readonly applicationId: ApplicationId
  /** Its name. */
  readonly batch: string
}
/** Leads to where what changed is shown, and issued. */
function ReissueDue({ applicationId, batch }: ReissueDueProps) {
  const { t } = useText()
  const batches = useCall('batches', undefined)
  const line =
    batches.state === 'ready'
      ? batches.value.find(({ name, state }) => name === batch && state !== 'planned')
      : undefined
  const go = (): void => {
    if (line !== undefined) showBatch(line.batch)
    usePublishing.setState({ papersOf: applicationId })
    goTo('publishing')
  }
  return (
    <UnstyledButton className="tag amber" onClick={go}>
      {t('preparing.reissueDue')}
      <IconArrowRight size={13} aria-hidden />
    </UnstyledButton>
  )
}

function RemoveButton({
  applicationId,
  reference,
}: {
  readonly applicationId: ApplicationId
  readonly reference: string
}) {
  const { t } = useText()
  const remove = useCommand('removePrepared')
  const run = async (): Promise<void> => {
    const removed = await remove.run({ applicationId })
    usePreparing.setState(
      removed.ok
        ? { said: { did: 'removed', reference }, chosen: null, shown: 'list' }
        : { said: { did: 'failed', error: removed.error } },
    )
  }
  return (
    <ActionIcon
      aria-label={t('preparing.remove')}
      title={t('preparing.remove')}
      disabled={remove.pending}
      onClick={() => void run()}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  )
}

interface TabsProps {
  readonly problems: number
  readonly documents: number
  readonly missing: number
  readonly similar: number
  readonly saved: Typed<object>['state']
}
function PreparedTabs({ problems, documents, missing, similar, saved }: TabsProps) {
  const { t } = useText()
  const tab = usePreparing((state) => state.tab)
  useShortcuts([{ shortcut: keys.problem, hint: true, when: tab === 'form' && problems > 0, run: goToNextProblem }])
  return (
    <div className="prepared-tabs">
      <Tabs.List aria-label={t('preparing.tabsLabel')}>
        <Tabs.Tab value="form">
          {t('preparing.tabs.form')} <Count count={problems} tone="amber" />
        </Tabs.Tab>
        <Tabs.Tab value="documents">
          {t('preparing.tabs.documents')} <Count count={documents} />
        </Tabs.Tab>
        <Tabs.Tab value="assessment">
          {t('preparing.tabs.assessment')} <Count count={missing} tone="amber" />
        </Tabs.Tab>
        <Tabs.Tab value="similar">
          {t('preparing.tabs.similar')} <Count count={similar} />
        </Tabs.Tab>
      </Tabs.List>
      <div className="grow" />
      {tab === 'form' && problems > 0 && (
        <Button size="compact-xs" onClick={goToNextProblem}>
          {t('preparing.nextProblem')}
        </Button>
      )}
      <SavedLine state={saved} />
    </div>
  )
}

function Count({ count, tone = '' }: { readonly count: number; readonly tone?: 'amber' | '' }) {
  return count === 0 ? null : <span className={`num ${tone}`}>{count}</span>
}
