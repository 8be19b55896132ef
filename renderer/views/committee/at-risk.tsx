import { Button } from '@mantine/core'
import { IconDeviceLaptop, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CommitteeView } from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import { ask, showInvitation } from './committee-state.ts'
import { type KeysAtRisk, keysAtRisk } from './keys-at-risk.ts'

/** Says what would be lost with the only laptop of its kind, and lets a second one in. */
export function AtRisk({ view }: { readonly view: CommitteeView }) {
  return keysAtRisk(view).map((risk) =>
    risk.what === 'no-chairman' ? (
      <NoChairman key={risk.what} />
    ) : (
      <OnlyLaptop key={risk.what} risk={risk} mayInvite={view.ownRole === 'secretary'} />
    ),
  )
}

function NoChairman() {
  const { t } = useText()
  return (
    <Notice
      icon={IconUserPlus}
      tone="amber"
      title={t('committee.risk.noChairman')}
      action={
        <Button variant="filled" onClick={() => ask({ about: 'invite' })}>
          {t('committee.risk.inviteChairman')}
        </Button>
      }
    >
      {t('committee.risk.noChairmanText')}
    </Notice>
  )
}

interface OnlyLaptopProps {
  readonly risk: Exclude<KeysAtRisk, { what: 'no-chairman' }>
  readonly mayInvite: boolean
}

function OnlyLaptop({ risk, mayInvite }: OnlyLaptopProps) {
  const { t, say, space } = useText()
  const invite = useCommand('inviteLaptop')
  const [error, setError] = useState<AppError | null>(null)
  const start = async (): Promise<void> => {
    const result = await invite.run({ member: risk.member.member })
    if (result.ok) showInvitation(result.value.inviteId)
    else setError(result.error)
  }
  const words = { name: say(risk.member.name) }
  const loss =
    risk.what === 'secretariat'
      ? t('committee.risk.secretariatText')
      : t(risk.hasVice ? 'committee.risk.chairmanText' : 'committee.risk.chairmanAloneText')
  return (
    <>
      <Notice
        icon={IconDeviceLaptop}
        tone="calm"
        title={t(`committee.risk.${risk.what}`, words)}
        action={
          mayInvite && (
            <Button disabled={invite.pending} onClick={() => void start()}>
              {t(`committee.risk.${risk.what}Invite`)}
            </Button>
          )
        }
      >
        {mayInvite ? loss : `${loss}${space}${t('committee.risk.askSecretariat')}`}
      </Notice>
      {error !== null && (
        <div className="committee-problem">
          <Problem error={error} />
        </div>
      )}
    </>
  )
}
