import { IconCheck, IconCircleDashed, IconClock, IconGavel, IconPencil } from '@tabler/icons-react'
import type { DeclarationState } from '../../../shared/api/batch.ts'
import { formatTenths } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import type { OpenRow } from './batch-rows.ts'

// No state by colour alone: a dashed circle is not yet, a tick done, a pencil a draft, a gavel a ruling, a clock a wait.

export function DeclarationCell({ declaration }: { readonly declaration: DeclarationState }) {
  const { t } = useText()
  const Mark = marks[declaration]
  const isOpen = declaration === 'not-declared' || declaration === 'draft'
  return (
    <span className={isOpen ? 'sign amber strong' : 'sign sub'}>
      <Mark size={15} aria-hidden />
      {t(`batch.declaration.${declaration}`)}
    </span>
  )
}

const marks = {
  'not-declared': IconCircleDashed,
  draft: IconPencil,
  'no-interest': IconCheck,
  'awaiting-ruling': IconClock,
  'speak-and-vote': IconGavel,
  'speak-not-vote': IconGavel,
  observe: IconGavel,
} as const satisfies Readonly<Record<DeclarationState, typeof IconCheck>>

export function ReadCell({ documents }: Pick<OpenRow, 'documents'>) {
  const { t } = useText()
  if (documents === null) return <Nothing />
  const text = t('batch.of', { done: documents.read, all: documents.all })
  return documents.read === documents.all ? <Done text={text} /> : <span className="strong">{text}</span>
}

export function ScoreCell({ score }: Pick<OpenRow, 'score'>) {
  const { t } = useText()
  if (score.state === 'none') return <Nothing />
  if (score.state === 'submitted')
    return <Done text={score.totalTenths === null ? '' : formatTenths(score.totalTenths)} />
  return <Draft text={t('batch.draft', { done: score.criteria })} />
}

export function VoteCell({ vote }: Pick<OpenRow, 'vote'>) {
  const { t } = useText()
  if (vote === 'signed') return <Done text={t('batch.voted')} />
  if (vote === 'draft') return <Draft text={t('batch.voteDraft')} />
  return vote === 'not-voting' ? <span className="dim">{t('batch.noVote')}</span> : <Nothing />
}

function Done({ text }: { readonly text: string }) {
  return (
    <span className="sign sub">
      <IconCheck size={15} aria-hidden />
      {text}
    </span>
  )
}

function Draft({ text }: { readonly text: string }) {
  return (
    <span className="sign">
      <IconPencil size={14} aria-hidden />
      {text}
    </span>
  )
}

function Nothing() {
  const { t } = useText()
  return <span className="dim">{t('common.none')}</span>
}
