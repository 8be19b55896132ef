import { Kbd, Modal } from '@mantine/core'
import { platform, useCall } from '../api.ts'
import { useText } from '../i18n/use-text.ts'
import { shownKeys } from '../keys/shortcut.ts'
import { shortcutsOf } from '../keys/shortcuts.ts'
import { closeKeyHelp, useKeyHelp } from './key-help-state.ts'

/** The keys of this person's rooms, by where they work. */
export function KeyHelp({ role }: { readonly role: string }) {
  const { t } = useText()
  const { isOpen } = useKeyHelp()
  const settings = useCall('settings', undefined)
  const lettersOff = settings.state === 'ready' && !settings.value.singleLetterKeys
  const isMac = platform() === 'darwin'
  return (
    <Modal
      opened={isOpen}
      onClose={closeKeyHelp}
      title={t('keys.title')}
      size={720}
      withCloseButton
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="key-groups">
        {shortcutsOf(role).map((group) => (
          <section key={group.title}>
            <h3>{t(group.title)}</h3>
            <dl className="key-list">
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.id}>
                  <dt>
                    <Kbd>{shownKeys(shortcut.shown, isMac)}</Kbd>
                  </dt>
                  <dd>{t(shortcut.label)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="meta dim">{lettersOff ? t('keys.lettersOff') : t('keys.lettersOn')}</p>
    </Modal>
  )
}
