import { Button } from '@mantine/core'
import { IconBan, IconCheck, IconCircleDashed } from '@tabler/icons-react'
import { useState } from 'react'
import type { CommitteeMember, CommitteeView, LaptopView } from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { inLanguage, useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { ask, showInvitation } from './committee-state.ts'
import { PhraseWords } from './phrase-words.tsx'
import { describeOffice } from './role-words.ts'

interface MemberDetailProps {
  readonly view: CommitteeView
  readonly member: CommitteeMember
}

export function MemberDetail({ view, member }: MemberDetailProps) {
  const text = useText()
  const { t } = text
  const format = useFormat()
  const mayKeep = view.ownRole === 'secretary'
  return (
    <>
      <div className="detail-body">
        <h2>
          <Said text={member.name} />
        </h2>
        <OtherName member={member} />
        <p className="small sub">{describeOffice(member, text, format)}</p>
        <h3 className="committee-section">{t('committee.laptops')}</h3>
        <ul className="laptops">
          {member.laptops.map((laptop) => (
            <Laptop key={laptop.device} member={member} laptop={laptop} mayKeep={mayKeep} />
          ))}
        </ul>
      </div>
      {mayKeep && <Acts member={member} />}
    </>
  )
}

/** The name in the language that the screen is not in: both are in the roster. */
function OtherName({ member }: { readonly member: CommitteeMember }) {
  const { language, say } = useText()
  const other = language === 'zh-HK' ? 'en-HK' : 'zh-HK'
  const shown = inLanguage(member.name, other)
  if (shown.lang !== other || shown.text === say(member.name)) return null
  return (
    <p className="small sub" lang={other}>
      {shown.text}
    </p>
  )
}

interface LaptopProps {
  readonly member: CommitteeMember
  readonly laptop: LaptopView
  readonly mayKeep: boolean
}

function Laptop({ member, laptop, mayKeep }: LaptopProps) {
  const { t } = useText()
  const format = useFormat()
  const { device, state } = laptop
  const isChanged = member.changedKeys.includes(device)
  const mayRetire = mayKeep && !laptop.isOwn && (state === 'active' || state === 'pending')
  return (
    <li>
      <div className="line">
        <LaptopState state={state} />
        {laptop.isOwn && <span className="tag plain">{t('committee.thisLaptop')}</span>}
        {isChanged && <span className="tag amber">{t('committee.state.changed')}</span>}
      </div>
      <p className="small sub">{t(`committee.${when[state]}`, { day: format.dayWithYear(laptop.since) })}</p>
      {state !== 'retired' && (
        <>
          <p className="label committee-phrase-label">{t('committee.phrase')}</p>
          <PhraseWords phrase={laptop.checkPhrase} />
        </>
      )}
      {mayRetire && (
        <div className="line laptop-acts">
          {state === 'active' && (
            <Button onClick={() => ask({ about: 'replace', member: member.member, device })}>
              {t('committee.replace')}
            </Button>
          )}
          <Button onClick={() => ask({ about: 'retire-laptop', member: member.member, device })}>
            {t('committee.retireLaptop')}
          </Button>
        </div>
      )}
    </li>
  )
}

const when = {
  active: 'laptopSince',
  pending: 'laptopPending',
  retiring: 'laptopPending',
  retired: 'laptopRetired',
} as const

function LaptopState({ state }: Pick<LaptopView, 'state'>) {
  const { t } = useText()
  const Mark = { active: IconCheck, pending: IconCircleDashed, retiring: IconCircleDashed, retired: IconBan }[state]
  return (
    <span className={`sign small ${state === 'retired' ? 'dim' : 'strong'}`}>
      <Mark size={15} aria-hidden />
      {t(`committee.state.${state}`)}
    </span>
  )
}

function Acts({ member }: { readonly member: CommitteeMember }) {
  const { t } = useText()
  const invite = useCommand('inviteLaptop')
  const [error, setError] = useState<AppError | null>(null)
  const start = async (): Promise<void> => {
    const result = await invite.run({ member: member.member })
    if (result.ok) showInvitation(result.value.inviteId)
    else setError(result.error)
  }
  const isPresent = member.state !== 'retired'
  return (
    <div className="foot committee-acts">
      {error !== null && <Problem error={error} />}
      <Button disabled={invite.pending} onClick={() => void start()}>
        {t('committee.inviteLaptop')}
      </Button>
      {isPresent && (
        <Button onClick={() => ask({ about: 'term', member: member.member })}>{t('committee.changeTerm')}</Button>
      )}
      {isPresent && !member.isOwn && (
        <Button onClick={() => ask({ about: 'retire-member', member: member.member })}>
          {t('committee.retireMember')}
        </Button>
      )}
    </div>
  )
}
