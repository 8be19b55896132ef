import { ActionIcon, Kbd, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconLanguage, IconLock, IconMoon, IconSearch, IconStack2, IconSun, IconX } from '@tabler/icons-react'
import type { ApplicationId, Bilingual } from '../../shared/ids.ts'
import { platform, useCall } from '../api.ts'
import { useBatchArgument } from '../state/shown-batch.ts'
import { formatNumber } from '../format/number.ts'
import { useText } from '../i18n/use-text.ts'
import { everywhere } from '../keys/shortcuts.ts'
import { shownKeys } from '../keys/shortcut.ts'
import { Said } from '../parts/said.tsx'
import { closeTab, openApplication, usePlace } from '../state/place.ts'
import { changePreferences } from '../state/preferences.ts'
import { openSearch } from '../views/search/search-state.ts'
import { lockDesk } from './lock-desk.ts'

/** Home, one tab for each open application, search, and what concerns the window as a whole. */
export function TabBar({ memberName }: { readonly memberName: Bilingual }) {
  const { t } = useText()
  const isMac = platform() === 'darwin'
  return (
    <header className="tabbar" data-pane>
      <OpenTabs />
      <div className="grow tabbar-drag" />
      <UnstyledButton className="searchbox" onClick={openSearch} aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}>
        <IconSearch size={15} aria-hidden />
        <span className="grow cut">{t('frame.search')}</span>
        <Kbd aria-hidden>{shownKeys(everywhere.search.shown, isMac)}</Kbd>
      </UnstyledButton>
      <LanguageButton />
      <SchemeButton />
      <Tooltip label={`${t('frame.lock')} (${shownKeys(everywhere.lock.shown, isMac)})`}>
        <ActionIcon aria-label={t('frame.lock')} onClick={() => void lockDesk()}>
          <IconLock size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Said text={memberName} className="who cut" titled />
    </header>
  )
}

function OpenTabs() {
  const { t } = useText()
  const { tabs, front } = usePlace()
  const batch = useCall('batch', useBatchArgument())
  const view = batch.state === 'ready' ? batch.value : null
  return (
    <nav className="tabs" aria-label={t('frame.tabs')}>
      <div className="tab" data-on={front === null || undefined}>
        <UnstyledButton
          className="tab-name"
          aria-current={front === null ? 'page' : undefined}
          onClick={() => usePlace.setState({ front: null })}
        >
          <IconStack2 size={16} aria-hidden />
          <span className="cut">
            {view === null ? t('frame.homeWithoutBatch') : t('frame.home', { name: view.name })}
          </span>
        </UnstyledButton>
      </div>
      {tabs.map((tab) => {
        const row = view?.rows.find(({ applicationId }) => applicationId === tab)
        return (
          <ApplicationTab
            key={tab}
            applicationId={tab}
            number={row?.number ?? null}
            name={row?.state === 'open' ? row.applicant : null}
            isFront={front === tab}
          />
        )
      })}
    </nav>
  )
}

interface ApplicationTabProps {
  readonly applicationId: ApplicationId
  readonly number: number | null
  readonly name: Bilingual | null
  readonly isFront: boolean
}

function ApplicationTab({ applicationId, number, name, isFront }: ApplicationTabProps) {
  const { t } = useText()
  const shownNumber = number === null ? '' : formatNumber(number)
  return (
    <div className="tab tab-application" data-on={isFront || undefined}>
      <UnstyledButton
        className="tab-name"
        aria-current={isFront ? 'page' : undefined}
        onClick={() => openApplication({ applicationId })}
      >
        <span className="tab-number num">{shownNumber}</span>
        {name === null ? t('frame.unnamedTab') : <Said text={name} className="cut" titled />}
      </UnstyledButton>
      <UnstyledButton
        className="tab-close"
        aria-label={t('frame.closeTab', { number: shownNumber })}
        onClick={() => closeTab(applicationId)}
      >
        <IconX size={14} aria-hidden />
      </UnstyledButton>
    </div>
  )
}

function LanguageButton() {
  const { t, language } = useText()
  const other = language === 'zh-HK' ? 'en-HK' : 'zh-HK'
  const label = other === 'zh-HK' ? t('frame.toChinese') : t('frame.toEnglish')
  return (
    <Tooltip label={<span lang={other}>{label}</span>}>
      <ActionIcon aria-label={label} lang={other} onClick={() => void changePreferences({ language: other })}>
        <IconLanguage size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

function SchemeButton() {
  const { t } = useText()
  const { colorScheme } = useMantineColorScheme()
  const isDark = colorScheme === 'dark'
  const label = isDark ? t('frame.toLight') : t('frame.toDark')
  const Mark = isDark ? IconSun : IconMoon
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => void changePreferences({ scheme: isDark ? 'light' : 'dark' })}>
        <Mark size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
