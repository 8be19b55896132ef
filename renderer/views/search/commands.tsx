import { useMantineColorScheme } from '@mantine/core'
import {
  type Icon,
  IconChecklist,
  IconFiles,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconMoon,
  IconRefresh,
  IconSend,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { call } from '../../api.ts'
import { openKeyHelp } from '../../frame/key-help-state.ts'
import { lockDesk } from '../../frame/lock-desk.ts'
import { useText } from '../../i18n/use-text.ts'
import { everywhere } from '../../keys/shortcuts.ts'
import { goTo } from '../../state/place.ts'
import { changePreferences } from '../../state/preferences.ts'

export interface PaletteCommand {
  readonly id: string
  readonly icon: Icon
  readonly name: string
  /** Set where the name is in the other language. */
  readonly lang?: 'zh-HK' | 'en-HK'
  readonly shown?: string
  readonly run: () => void
}

/** What can be done from anywhere, in words. */
export function useCommands(): readonly PaletteCommand[] {
  const { t, language } = useText()
  const { colorScheme } = useMantineColorScheme()
  const isDark = colorScheme === 'dark'
  const other = language === 'zh-HK' ? 'en-HK' : 'zh-HK'
  const go = (room: Parameters<typeof goTo>[0], icon: Icon): PaletteCommand => ({
    id: room,
    icon,
    name: t('search.go', { room: t(`frame.${room}`) }),
    run: () => goTo(room),
  })
  return [
    go('applications', IconFiles),
    go('declarations', IconChecklist),
    go('outbox', IconSend),
    go('settings', IconSettings),
    {
      id: 'sync',
      icon: IconRefresh,
      name: t('search.syncNow'),
      run: () => {
        goTo('outbox')
        void call('syncNow', undefined)
      },
    },
    {
      id: 'language',
      icon: IconLanguage,
      name: t('search.switchLanguage'),
      lang: other,
      run: () => void changePreferences({ language: other }),
    },
    {
      id: 'scheme',
      icon: isDark ? IconSun : IconMoon,
      name: t(isDark ? 'search.switchToLight' : 'search.switchToDark'),
      run: () => void changePreferences({ scheme: isDark ? 'light' : 'dark' }),
    },
    { id: 'keys', icon: IconKeyboard, name: t('search.keys'), shown: everywhere.help.shown, run: openKeyHelp },
    {
      id: 'lock',
      icon: IconLock,
      name: t('search.lock'),
      shown: everywhere.lock.shown,
      run: () => void lockDesk(),
    },
  ]
}
