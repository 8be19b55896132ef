import { Tabs } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import { useCall, useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import { AssessmentPane } from './assessment-pane.tsx'
import { ChangesPane } from './changes/changes-pane.tsx'
import { rememberPlace, type WorkTab } from './case-layout.ts'
import { type CriteriaDraft, scoresOf } from './criteria.ts'
import { FormPane } from './form-pane.tsx'
import { ScorePane } from './score-pane.tsx'
import { useDraft } from './use-draft.ts'
import { VotePane } from './vote-pane.tsx'

interface WorkPaneProps {
  readonly view: ApplicationView
  readonly tab: WorkTab
  readonly onTab: (tab: WorkTab) => void
}

export function WorkPane({ view, tab, onTab }: WorkPaneProps) {
  const { t } = useText()
  const settings = useCall('settings', undefined)
  const observes = view.declaration === 'observe'
  // Whoever may not score has no score for the reasons to influence.
  const alwaysShow = observes || (settings.state === 'ready' && settings.value.alwaysShowReasons)
  const save = useCommand('draftScore')
  const { applicationId } = view
  const draft = useDraft<CriteriaDraft>(`score:${applicationId}`, {
    initial: view.scoreDraft.criteria,
    savedAt: view.scoreDraft.savedAt,
    save: (criteria) => save.run({ applicationId, criteria: criteria.map((each) => ({ ...each })) }),
  })
  const scores = scoresOf(draft.value)
  // Kept from an application that has changes to one that has none.
  const shownTab = tab === 'changes' && view.changes === null ? 'form' : tab
  return (
    <section className="work" aria-label={t('application.pane.work')} data-pane>
      <Tabs value={shownTab} onChange={(value) => onTab(value as WorkTab)} keepMounted={false} className="work-tabs">
        <Tabs.List>
          <Tabs.Tab value="form">{t('application.tab.form')}</Tabs.Tab>
          <Tabs.Tab value="assessment">{t('application.tab.assessment')}</Tabs.Tab>
          <Tabs.Tab value="score">
            {t('application.tab.score')}{' '}
            {!observes && <span className="num">{`${scores.filter((score) => score !== null).length}/4`}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="vote">{t('application.tab.vote')}</Tabs.Tab>
          {view.changes !== null && <Tabs.Tab value="changes">{t('publishing.changes.tab')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="form">
          <FormPane form={view.form} />
        </Tabs.Panel>
        <Tabs.Panel value="assessment">
          <AssessmentPane
            view={view}
            gate={{ scores, alwaysShow }}
            onScore={(criterion) => {
              rememberPlace(applicationId, { criterion })
              onTab('score')
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="score">
          {observes ? <NotScoring /> : <ScorePane view={view} draft={draft} alwaysShow={alwaysShow} />}
        </Tabs.Panel>
        <Tabs.Panel value="vote">
          <VotePane view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="changes">
          <ChangesPane view={view} gate={{ scores, alwaysShow }} />
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}

function NotScoring() {
  const { t } = useText()
  return (
    <Empty
      icon={IconEyeOff}
      title={t('application.score.observingTitle')}
      text={t('application.score.observingText')}
    />
  )
}
