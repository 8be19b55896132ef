import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconDots, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import { formatCount, formatNumber } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Said } from '../../parts/said.tsx'
import { openApplication } from '../../state/place.ts'
import { WithdrawQuestion } from '../withdraw/withdraw-question.tsx'
import { useCaseLayout } from './case-layout.ts'
import { application as keys } from './shortcuts.ts'
import { describeCount, VersionMenu } from './version-menu.tsx'

interface HeadProps {
  /** What is shown: the papers in force, or older ones. */
  readonly view: ApplicationView
  readonly current: ApplicationView
}
export function Head({ view, current }: HeadProps) {
  const { t, say } = useText()
  const format = useFormat()
  const { order, form } = view
  const isOlder = view.papersId !== current.papersId
  const [title, ...more] = form.projects
  return (
    <header className="case-head">
      <span className="num dim">{formatNumber(view.number)}</span>
      <h1 className="case-title cut">{title !== undefined && <Said text={title.title} titled />}</h1>
      {title !== undefined && more.length > 0 && (
        <Tooltip label={more.map((each) => say(each.title)).join(t('application.form.joint'))}>
          <span className="tag plain" tabIndex={0}>
            {t('application.head.more', { count: more.length })}
          </span>
        </Tooltip>
      )}
      <span className="small sub cut case-applicant">
        <Said text={form.applicant.name} titled />
        {t('application.head.joint')}
        {t(`application.category.${form.applicant.category}`)}
      </span>
      {!isOlder && view.changes !== null && (
        <UnstyledButton
          className="tag amber"
          onClick={() => useCaseLayout.setState({ tab: 'changes', workFolded: false })}
        >
          <IconRefresh size={14} aria-hidden />
          {t('application.head.reissued', { date: format.day(view.issuedAt), what: describeCount(view.changes, t) })}
        </UnstyledButton>
      )}
      {current.versions.length > 1 && <VersionMenu current={current} shown={view.papersId} />}
      <span className="grow" />
      <span className="small sub case-place">
        {t('application.head.place', { place: formatCount(order.place), of: formatCount(order.of) })}
      </span>
      <Neighbours previous={order.previous} next={order.next} />
      <More applicationId={view.applicationId} number={view.number} />
    </header>
  )
}

interface NeighboursProps {
  readonly previous: ApplicationId | null
  readonly next: ApplicationId | null
}
function Neighbours({ previous, next }: NeighboursProps) {
  const { t } = useText()
  const go = (applicationId: ApplicationId | null) => () => {
    if (applicationId !== null) openApplication({ applicationId })
  }
  useShortcuts([
    { shortcut: keys.previous, when: previous !== null, run: go(previous) },
    { shortcut: keys.next, when: next !== null, run: go(next) },
  ])
  return (
    <ActionIcon.Group>
      <Tooltip label={t('application.head.previous')}>
        <ActionIcon
          variant="default"
          aria-label={t('application.head.previous')}
          disabled={previous === null}
          onClick={go(previous)}
        >
          <IconArrowLeft size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('application.head.next')}>
        <ActionIcon
          variant="default"
          aria-label={t('application.head.next')}
          disabled={next === null}
          onClick={go(next)}
        >
          <IconArrowRight size={16} />
        </ActionIcon>
      </Tooltip>
    </ActionIcon.Group>
  )
}

function More({ applicationId, number }: { readonly applicationId: ApplicationId; readonly number: number }) {
  const { t } = useText()
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('application.head.menu')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsks(true)}>{t('application.head.withdraw')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <WithdrawQuestion applicationId={applicationId} number={number} opened={asks} onClose={() => setAsks(false)} />
    </>
  )
}
