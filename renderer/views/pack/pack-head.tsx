import { Button, Select } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { PackView } from '../../../shared/api/pack.ts'
import { MemberId } from '../../../shared/ids.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { inLanguage, useText } from '../../i18n/use-text.ts'
import { HeadFacts } from '../../parts/head-facts.tsx'
import { Question } from '../../parts/question.tsx'
import { chooseReader, usePackState } from './pack-state.ts'
import type { Making } from './use-making.ts'

interface PackHeadProps {
  readonly view: PackView
  readonly making: Making
}

export function PackHead({ view, making }: PackHeadProps) {
  const { t } = useText()
  const format = useFormat()
  const [isAsking, setIsAsking] = useState(false)
  const isBusy = making.pending || view.making !== null
  const facts = [
    { name: t('pack.meeting'), value: format.moment(view.meetingAt) },
    { name: t('pack.papers'), value: formatCount(view.papers) },
    { name: t('pack.pages'), value: formatCount(view.pages) },
    { name: t('pack.lastMade'), value: <LastMade view={view} /> },
  ]
  return (
    <div className="page-head">
      <div className="grow">
        <h1>{t('pack.title')}</h1>
        <p className="small sub">
          {t(view.agenda === null ? 'pack.introMember' : 'pack.intro', { batch: view.batch })}
        </p>
      </div>
      <HeadFacts facts={facts} />
      {view.agenda !== null && <ReaderSelect view={view} isBusy={isBusy} />}
      <Button
        variant="filled"
        leftSection={<IconPrinter size={15} aria-hidden />}
        disabled={isBusy}
        onClick={() => setIsAsking(true)}
      >
        {t('pack.make')}
      </Button>
      <AskFirst
        view={view}
        opened={isAsking}
        onKeep={() => setIsAsking(false)}
        onDo={() => {
          setIsAsking(false)
          void making.make()
        }}
      />
    </div>
  )
}

function LastMade({ view }: { readonly view: PackView }) {
  const { t } = useText()
  const format = useFormat()
  if (view.lastMade === null) return t('pack.neverMade')
  return t('pack.lastMadeValue', { copy: view.lastMade.copy, when: format.moment(view.lastMade.at) })
}

const full = 'full'

function ReaderSelect({ view, isBusy }: { readonly view: PackView; readonly isBusy: boolean }) {
  const { t, language } = useText()
  const copyFor = usePackState(({ copyFor: chosen }) => chosen)
  const members = view.members.map(({ member, name }) => ({
    value: member as string,
    label: inLanguage(name, language).text,
  }))
  return (
    <Select
      className="pack-reader"
      label={t('pack.copyFor')}
      data={[{ value: full, label: t('pack.fullCopy') }, ...members]}
      value={copyFor ?? full}
      allowDeselect={false}
      disabled={isBusy}
      onChange={(value) => chooseReader(value === null || value === full ? null : MemberId.parse(value))}
    />
  )
}

interface AskFirstProps {
  readonly view: PackView
  readonly opened: boolean
  readonly onKeep: () => void
  readonly onDo: () => void
}

/** A file is outside of everything that Review Desk can still do for it: said once, before the place is chosen. */
function AskFirst({ view, opened, onKeep, onDo }: AskFirstProps) {
  const { t, language } = useText()
  const copyFor = usePackState(({ copyFor: chosen }) => chosen)
  const member = view.members.find((one) => one.member === copyFor)
  return (
    <Question
      opened={opened}
      title={t('pack.askTitle')}
      keep={t('pack.keep')}
      verb={t('pack.choose')}
      onKeep={onKeep}
      onDo={onDo}
    >
      {member !== undefined && (
        <p className="strong">{t('pack.askFor', { name: inLanguage(member.name, language).text })}</p>
      )}
      <p>{t('pack.askText')}</p>
      <p className="sub">{t('pack.askMark')}</p>
    </Question>
  )
}
