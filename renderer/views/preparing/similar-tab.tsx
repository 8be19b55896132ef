import { Checkbox, UnstyledButton } from '@mantine/core'
import { IconCopy, IconUserExclamation } from '@tabler/icons-react'
import type { PreparedView, SimilarCaseView } from '../../../shared/api/preparing.ts'
import type { ApplicationForm } from '../../../shared/application-form.ts'
import type { AssessmentDraft } from '../../../shared/prepared.ts'
import { beginAssessment } from '../../../shared/rules/assessment.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { useNow } from '../../state/now.ts'
import { openPrepared } from './preparing-state.ts'

interface SimilarTabProps {
  readonly view: PreparedView
  readonly form: ApplicationForm
  readonly draft: AssessmentDraft | null
  readonly onChange: (draft: AssessmentDraft) => void
}

export function SimilarTab(props: SimilarTabProps) {
  const { view } = props
  const { t } = useText()
  return (
    <div className="work-body prepared-similar" tabIndex={0}>
      <h2 className="part">{t('preparing.similarCases.title')}</h2>
      <p className="small sub">
        {t(view.similarCases.length === 0 ? 'preparing.similarCases.none' : 'preparing.similarCases.intro')}
      </p>
      <ul className="similar-list">
        {view.similarCases.map((one) => (
          <li key={one.applicationId}>
            <SimilarCase {...props} one={one} />
          </li>
        ))}
      </ul>
      <h2 className="part">{t('preparing.similarCases.likely')}</h2>
      <p className="small sub">
        {t(
          view.likelyInterests.length === 0 ? 'preparing.similarCases.noLikely' : 'preparing.similarCases.likelyIntro',
        )}
      </p>
      <ul className="plain-list small">
        {view.likelyInterests.map(({ member, name, reason, matched }) => (
          <Likely
            key={`${member} ${reason} ${matched.en} ${matched.zh}`}
            name={name}
            reason={reason}
            matched={matched}
          />
        ))}
      </ul>
    </div>
  )
}

const mostCases = 20

function SimilarCase({ one, form, draft, onChange }: SimilarTabProps & { readonly one: SimilarCaseView }) {
  const { t, say } = useText()
  const now = useNow()
  const { reference, title, asked, applicant, matches, applicationId } = one
  const chosen = draft?.similarCases ?? []
  const isChosen = chosen.some((each) => each.reference === reference)
  const choose = (isWanted: boolean): void => {
    const begun = draft ?? beginAssessment(form, hongKongDay(new Date(now).toISOString()))
    const others = begun.similarCases.filter((each) => each.reference !== reference)
    onChange({ ...begun, similarCases: isWanted ? [...others, { reference, title, asked }] : others })
  }
  return (
    <article className="similar-case">
      <div className="line">
        <IconCopy size={15} className="dim" aria-hidden />
        {one.isPrepared ? (
          <UnstyledButton className="row-action nowrap" onClick={() => openPrepared(applicationId, 'form')}>
            {t('preparing.similarCases.open', { reference })}
          </UnstyledButton>
        ) : (
          <span className="small strong nowrap">{reference}</span>
        )}
        <span className="grow cut small strong">
          <Said text={applicant} />
        </span>
        <span className="num small nowrap">{`${formatCount(asked.cards)} × ${asked.months}`}</span>
        <Checkbox
          label={t('preparing.similarCases.includeShort')}
          aria-label={t('preparing.similarCases.include', { reference })}
          checked={isChosen}
          disabled={!isChosen && chosen.length >= mostCases}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
      </div>
      <p className="small">
        <Said text={title} />
      </p>
      <dl className="pairs">
        {matches.map(({ what, own, other }) => (
          <div className="similar-match" key={`${what} ${own.en} ${other.en} ${own.zh} ${other.zh}`}>
            <dt>{t(`preparing.similarCases.matched.${what}`)}</dt>
            <dd>
              {say(own) === say(other)
                ? say(own)
                : t('preparing.similarCases.match', { own: say(own), other: say(other) })}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

function Likely({ name, reason, matched }: Omit<PreparedView['likelyInterests'][number], 'member'>) {
  const { t, say } = useText()
  return (
    <li className="line">
      <IconUserExclamation size={15} className="dim" aria-hidden />
      <span className="strong">
        <Said text={name} />
      </span>
      <span className="sub">{t(`preparing.similarCases.because.${reason}`, { matched: say(matched) })}</span>
    </li>
  )
}
