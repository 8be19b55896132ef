import { Tabs } from '@mantine/core'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { ApplicationVersionView } from '../../../shared/api/publishing.ts'
import { useCall } from '../../api.ts'
import { formatTenths } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { AssessmentPane } from './assessment-pane.tsx'
import { rememberPlace, type WorkTab } from './case-layout.ts'
import './changes/changes.css'
import { scoresOf } from './criteria.ts'
import { FormPane } from './form-pane.tsx'
import { SignedLine } from './signed-line.tsx'
import { SignedTerms } from './signed-terms.tsx'
import { writtenLanguage } from './written-language.ts'

interface OlderPaneProps {
  /** The older papers in the place of those in force. */
  readonly view: ApplicationView
  readonly current: ApplicationView
  readonly older: ApplicationVersionView
  readonly tab: WorkTab
  readonly onTab: (tab: WorkTab) => void
}

/** Form, assessment and what was signed on papers that were replaced: to read only. */
export function OlderPane({ view, current, older, tab, onTab }: OlderPaneProps) {
  const { t } = useText()
  const settings = useCall('settings', undefined)
  const alwaysShow = settings.state === 'ready' && settings.value.alwaysShowReasons
  const scores = scoresOf(current.scoreDraft.criteria)
  const shown = tab === 'form' || tab === 'assessment' ? tab : 'vote'
  return (
    <section className="work" aria-label={t('application.pane.work')} data-pane>
      <Tabs value={shown} onChange={(value) => onTab(value as WorkTab)} keepMounted={false} className="work-tabs">
        <Tabs.List>
          <Tabs.Tab value="form">{t('application.tab.form')}</Tabs.Tab>
          <Tabs.Tab value="assessment">{t('application.tab.assessment')}</Tabs.Tab>
          <Tabs.Tab value="vote">{t('publishing.versions.signed')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="form">
          <FormPane form={older.form} />
        </Tabs.Panel>
        <Tabs.Panel value="assessment">
          <AssessmentPane
            view={view}
            gate={{ scores, alwaysShow }}
            onScore={(criterion) => {
              rememberPlace(view.applicationId, { criterion, version: null })
              onTab('score')
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="vote">
          <div className="work-body" tabIndex={0}>
            <SignedScore older={older} />
            <h2 className="part">{t('publishing.versions.vote')}</h2>
            {older.vote === null ? (
              <p className="small sub">{t('publishing.versions.noVote')}</p>
            ) : (
              <>
                <SignedLine act={older.vote} kind="vote" correcting={false} />
                <p className="strong">{t(`application.vote.choice.${older.vote.choice}`)}</p>
                {older.vote.projects.length > 0 && <SignedTerms vote={older.vote} view={view} />}
              </>
            )}
          </div>
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}

const criteria = ['0', '1', '2', '3'] as const

function SignedScore({ older: { score } }: Pick<OlderPaneProps, 'older'>) {
  const { t } = useText()
  if (score === null) return <p className="small sub">{t('publishing.versions.noScore')}</p>
  return (
    <>
      <h2 className="part">{t('publishing.versions.score', { total: formatTenths(score.totalTenths) })}</h2>
      <SignedLine act={score} kind="score" correcting={false} />
      <dl className="pairs case-pairs">
        {criteria.map((index) => {
          const one = score.criteria[Number(index)]
          if (one === undefined) return null
          return (
            <div key={index} className="older-criterion">
              <dt>{`${t(`application.criterion.short.${index}`)} ${one.score}`}</dt>
              <dd className="written" lang={writtenLanguage(one.comment)}>
                {one.comment}
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}
