import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { SettingsView } from '../../../shared/api/session.ts'
import { formatBytes } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Part, Setting } from './setting.tsx'

export function AboutPart({ settings }: { readonly settings: SettingsView }) {
  const { t } = useText()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Part title={t('settings.about')}>
      <Setting id="server" name={t('settings.server')}>
        <span className="small selectable">{settings.serverUrl}</span>
      </Setting>
      <Setting id="store" name={t('settings.store')}>
        <span className="small num">{formatBytes(settings.storeBytes)}</span>
      </Setting>
      <Setting id="version" name={t('settings.version')}>
        <span className="small">{t('settings.versionValue', { version: settings.version })}</span>
      </Setting>
      <Setting id="licences" name={t('settings.licences')} text={t('settings.licencesText')}>
        <Button onClick={() => setIsOpen(true)}>{t('settings.showLicences')}</Button>
      </Setting>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('settings.licences')}
        size={760}
        withCloseButton
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {/* Scrolled by keyboard, so it has to take the focus. */}
        <pre className="licences" tabIndex={0} lang="en-HK" aria-label={t('settings.licences')}>
          {settings.licences}
        </pre>
      </Modal>
    </Part>
  )
}
