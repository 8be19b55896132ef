import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DeclarationRow } from '../../../shared/api/batch.ts'
import { formatNumber } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { WithdrawQuestion } from '../withdraw/withdraw-question.tsx'
import { AnswerForm } from './answer-form.tsx'
import type { NamedRow } from './declaration-rows.ts'
import { Names } from './declarations-table.tsx'
import { LikelyPart } from './likely-part.tsx'

export function DeclarationDetail({ row }: { readonly row: DeclarationRow }) {
  const { t } = useText()
  if (row.state === 'withdrawn') {
    return (
      <>
        <h2>{t('declarations.withdrawnTitle', { number: formatNumber(row.number) })}</h2>
        <p className="small sub">{t('declarations.withdrawnText')}</p>
      </>
    )
  }
  return (
    <>
      <Who row={row} />
      <LikelyPart row={row} />
      {row.state === 'to-answer' ? <AnswerForm row={row} /> : <SignedPart row={row} />}
    </>
  )
}

/** Names only: papers, amounts and assessment are not for here. */
function Who({ row }: { readonly row: NamedRow }) {
  const { t } = useText()
  return (
    <>
      <p className="label">{t('declarations.heading', { number: formatNumber(row.number), category: row.category })}</p>
      <h2>
        <Said text={row.applicant} />
      </h2>
      {row.projects.map((title) => (
        <p className="sub" key={title.en + title.zh}>
          <Said text={title} />
        </p>
      ))}
      <dl className="pairs declaration-names">
        <dt>{t('declarations.people')}</dt>
        <dd>
          <Names names={row.people} className="" />
        </dd>
        {row.partners.length > 0 && (
          <>
            <dt>{t('declarations.partners')}</dt>
            <dd>
              <Names names={row.partners} className="" />
            </dd>
          </>
        )}
      </dl>
    </>
  )
}

function SignedPart({ row }: { readonly row: NamedRow }) {
  const { t, space } = useText()
  const format = useFormat()
  const [asks, setAsks] = useState(false)
  const { declaration } = row
  const hasRuling = declaration !== 'no-interest' && declaration !== 'not-declared' && declaration !== 'draft'
  return (
    <>
      <p className="small">
        {hasRuling ? t('declarations.signedInterest') : t('declarations.signedNone')}
        {space}
        {row.signedAt !== null && (
          <span className="sub">{t('declarations.signedAt', { when: format.moment(row.signedAt) })}</span>
        )}
      </p>
      {hasRuling && <p className="quote declaration-ruling">{t(`declarations.rulingText.${declaration}`)}</p>}
      <h3 className="declaration-late">{t(hasRuling ? 'declarations.ownDecision' : 'declarations.late')}</h3>
      <p className="small sub">{t('declarations.lateText')}</p>
      <Button mt={8} onClick={() => setAsks(true)}>
        {t('declarations.withdraw', { number: formatNumber(row.number) })}
      </Button>
      <WithdrawQuestion
        applicationId={row.applicationId}
        number={row.number}
        opened={asks}
        onClose={() => setAsks(false)}
      />
    </>
  )
}
