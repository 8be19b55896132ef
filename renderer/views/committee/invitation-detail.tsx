import { Button } from '@mantine/core'
import type { InvitationView } from '../../../shared/api/committee.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { ask, useCommitteeState } from './committee-state.ts'
import { InvitationCode } from './invitation-code.tsx'
import { AnswerState } from './people-table.tsx'
import { PhraseWords } from './phrase-words.tsx'

export function InvitationDetail({ invitation }: { readonly invitation: InvitationView }) {
  const { t, say } = useText()
  const { inviteId, name, role, answer } = invitation
  const shownCode = useCommitteeState((state) => state.shownCode)
  const isShown = shownCode === inviteId
  return (
    <>
      <div className="detail-body">
        <h2>
          <Said text={name} />
        </h2>
        <p className="small sub">{t(`committee.role.${role}`)}</p>
        <p className="committee-section">
          <AnswerState answer={answer} />
        </p>
        <p className="small sub">{t(`committee.detail.${answer.state}`, { name: say(name) })}</p>
        {answer.state === 'answered' && <PhraseWords phrase={answer.checkPhrase} size="large" />}
        {answer.state === 'waiting' && (
          <>
            {isShown && <InvitationCode inviteId={inviteId} />}
            <Button
              className="committee-section"
              onClick={() => useCommitteeState.setState({ shownCode: isShown ? null : inviteId })}
            >
              {t(isShown ? 'committee.code.hide' : 'committee.code.show')}
            </Button>
          </>
        )}
      </div>
      <div className="foot committee-acts">
        {answer.state === 'answered' && (
          <Button variant="filled" onClick={() => ask({ about: 'approve', inviteId })}>
            {t('committee.detail.approve')}
          </Button>
        )}
        <Button onClick={() => ask({ about: 'withdraw', inviteId })}>{t('committee.detail.withdraw')}</Button>
      </div>
    </>
  )
}
