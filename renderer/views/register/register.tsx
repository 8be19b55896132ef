import './register.css'
import { Button, Select } from '@mantine/core'
import { IconAddressBook } from '@tabler/icons-react'
import type { RegisterView } from '../../../shared/api/register.ts'
import type { MemberId } from '../../../shared/ids.ts'
import { useCall } from '../../api.ts'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { lists } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Empty } from '../../parts/empty.tsx'
import { HeadFacts } from '../../parts/head-facts.tsx'
import { FailedView } from '../../parts/problem.tsx'
import { useRovingRows } from '../../parts/roving-rows.ts'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { goTo } from '../../state/place.ts'
import { RegisterEditor } from './register-editor.tsx'
import { RegisterMembers } from './register-members.tsx'
import { chooseMember, chooseYear, useRegisterState } from './register-state.ts'

export function Register() {
  const { t } = useText()
  const year = useRegisterState((state) => state.year)
  const list = useCall('register', { year }, { keepPrevious: true })
  if (list.state === 'ready') return <RegisterOf view={list.value} />
  return (
    <>
      <div className="page-head">
        <h1>{t('register.title')}</h1>
      </div>
      {list.state === 'loading' ? (
        <SkeletonRows columns={[160]} />
      ) : (
        <FailedView error={list.error} again={list.again} />
      )}
    </>
  )
}

function RegisterOf({ view }: { readonly view: RegisterView }) {
  const { t } = useText()
  const wanted = useRegisterState(({ chosen }) => chosen)
  const ids = view.members.map(({ member }) => member)
  const chosen = wanted !== null && ids.includes(wanted) ? wanted : (ids[0] ?? null)
  const roving = useRovingRows(ids, chosen, chooseMember)
  useShortcuts([{ shortcut: lists.move, hint: true, when: ids.length > 0, run: roving.move }])
  if (chosen === null) {
    return (
      <Empty icon={IconAddressBook} title={t('register.emptyTitle')} text={t('register.emptyText')} heading="h1">
        <Button onClick={() => goTo('committee')}>{t('publishing.empty.members')}</Button>
      </Empty>
    )
  }
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1>{t('register.title')}</h1>
          <p className="small sub">{t('register.intro')}</p>
        </div>
        <HeadFacts
          facts={[
            {
              name: t('register.missing'),
              value: t('register.missingValue', {
                missing: formatCount(view.missing),
                all: formatCount(view.members.length),
              }),
              waits: view.missing > 0,
            },
          ]}
        />
        <Select
          className="register-year"
          aria-label={t('register.year')}
          data={view.years.map(String)}
          value={String(view.year)}
          onChange={(year) => year !== null && chooseYear(Number(year))}
          allowDeselect={false}
        />
      </div>
      <div className="columns">
        <div className="scroll register-members">
          <RegisterMembers view={view} chosen={chosen} tabIndexOf={roving.tabIndexOf} />
        </div>
        <MemberRegister key={`${chosen} ${view.year}`} member={chosen} year={view.year} />
      </div>
    </>
  )
}

function MemberRegister({ member, year }: { readonly member: MemberId; readonly year: number }) {
  const register = useCall('memberRegister', { member, year })
  if (register.state === 'loading') return <div className="register-editor" />
  if (register.state === 'failed') return <FailedView error={register.error} again={register.again} />
  return <RegisterEditor view={register.value} />
}
