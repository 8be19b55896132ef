import './own-register.css'
import { Fragment } from 'react'
import type { OwnRegister as OwnRegisterView } from '../../../shared/api/register.ts'
import type { RegisterLine } from '../../../shared/records.ts'
import { useCall } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { writtenLanguage } from '../application/written-language.ts'

/** A member reads what the secretariat has entered; nothing can be changed here. */
export function OwnRegister() {
  const { t } = useText()
  const session = useCall('session', undefined)
  const isMember = session.state === 'ready' && session.value.state === 'unlocked' && session.value.role !== 'secretary'
  const own = useCall('ownRegister', undefined, { when: isMember })
  if (!isMember || own.state !== 'ready') return null
  return (
    <section className="settings-part">
      <div className="line">
        <h2 className="grow">{t('register.own')}</h2>
      </div>
      <p className="small sub own-register-text">
        {own.value.length === 0 ? t('register.ownNone') : t('register.ownText')}
      </p>
      {own.value.map((register) => (
        <Year key={register.year} register={register} />
      ))}
    </section>
  )
}

function Year({ register: { year, signedAt, entries } }: { readonly register: OwnRegisterView }) {
  const { t } = useText()
  const format = useFormat()
  return (
    <>
      <h3 className="own-register-year">
        {t('register.ownYear', { year: String(year), when: format.dayWithYear(signedAt) })}
      </h3>
      {entries.length === 0 ? (
        <p className="small">{t('register.ownNothing')}</p>
      ) : (
        <ul className="own-register">
          {entries.map((entry, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a signed list never changes
            <Entry key={place} entry={entry} />
          ))}
        </ul>
      )}
    </>
  )
}

function Entry({ entry: { kind, organisation, person, companyNumber, note } }: { readonly entry: RegisterLine }) {
  const { t, language } = useText()
  const names = [organisation, person].filter(({ en, zh }) => en + zh !== '')
  const joint = language === 'zh-HK' ? '，' : ', '
  return (
    <li className="small line">
      <span className="grow">
        <span className="strong">
          {names.map((name, place) => (
            <Fragment key={name.en + name.zh}>
              {place > 0 && joint}
              <Said text={name} />
            </Fragment>
          ))}
          {companyNumber !== '' && `${names.length > 0 ? joint : ''}${companyNumber}`}
        </span>
        {note !== '' && (
          <span className="sub block written" lang={writtenLanguage(note)}>
            {note}
          </span>
        )}
      </span>
      <span className="sub">{t(`declarations.kinds.${kind}`)}</span>
    </li>
  )
}
