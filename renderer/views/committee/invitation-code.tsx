import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { invitationText } from '../../../shared/rules/invitation-text.ts'
import type { InviteId } from '../../../shared/wire.ts'
import { useCall, useCommand } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { QrCode } from './qr-code.tsx'

/** What is handed over outside the app: the code with the address, to read, to copy and to photograph. */
export function InvitationCode({ inviteId }: { readonly inviteId: InviteId }) {
  const { t, say } = useText()
  const format = useFormat()
  const invitation = useCall('invitation', { inviteId })
  const copy = useCommand('copyInvitation')
  const [copied, setCopied] = useState<Result<null, AppError> | null>(null)
  if (invitation.state === 'loading') return null
  if (invitation.state === 'failed') return <Problem error={invitation.error} again={invitation.again} />
  const { code, serverUrl, expiresAt, name } = invitation.value
  const start = async (): Promise<void> => {
    setCopied(await copy.run({ inviteId }))
  }
  return (
    <section className="invitation-code">
      <div className="line invitation-code-top">
        <QrCode text={invitationText({ serverUrl, code })} label={t('committee.code.qr')} />
        <div className="grow">
          <p className="label">{t('committee.code.label')}</p>
          <p className="one-time-code" lang="en-HK" translate="no">
            {code.split('-').map((group, index) => (
              // A code may repeat a group.
              // oxlint-disable-next-line react/no-array-index-key -- the groups never change places
              <span key={index}>{group}</span>
            ))}
          </p>
          <p className="meta sub">{t('committee.code.expires', { when: format.moment(expiresAt) })}</p>
        </div>
      </div>
      <p className="label">{t('committee.code.server')}</p>
      <p className="small strong invitation-server" lang="en-HK" translate="no">
        {serverUrl}
      </p>
      <p className="small sub">{t('committee.code.text', { name: say(name) })}</p>
      <div className="line">
        <Button leftSection={<IconCopy size={15} aria-hidden />} disabled={copy.pending} onClick={() => void start()}>
          {t('committee.code.copy')}
        </Button>
        <span className="meta sub" role="status">
          {copied?.ok === true && t('committee.code.copied')}
        </span>
      </div>
      {copied?.ok === false && <Problem error={copied.error} />}
    </section>
  )
}
