import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconClock, IconShieldCheck, IconShieldHalf } from '@tabler/icons-react'
import { useState } from 'react'
import type { OutboxRow, ReceiptView } from '../../../shared/api/outbox.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCall, useCommand } from '../../api.ts'
import { formatClock } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { outbox as outboxKeys } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Problem } from '../../parts/problem.tsx'
import { describeSubject, hashLines } from './record-words.ts'

/** Proof that the server has numbered the chosen record, or what it still waits for. */
export function Receipt({ row }: { readonly row: OutboxRow }) {
  return row.receipt === 'verified' ? <Verified row={row} /> : <Pending row={row} />
}

function Pending({ row }: { readonly row: OutboxRow }) {
  const { t } = useText()
  const format = useFormat()
  const isNumbered = row.number !== null
  const Mark = isNumbered ? IconShieldHalf : IconClock
  return (
    <div className="detail-body">
      <p className={isNumbered ? 'sign strong sub' : 'sign strong amber'}>
        <Mark size={17} aria-hidden />
        {t(isNumbered ? 'outbox.receiptNumbered' : 'outbox.receiptWaiting')}
      </p>
      <Headline row={row} />
      <p className="small sub">
        {row.number === null
          ? t('outbox.waitingText', { when: format.recentInText(row.signedAt) })
          : t('outbox.numberedText', { number: formatCount(row.number) })}
      </p>
      <Hash row={row} />
    </div>
  )
}

function Verified({ row }: { readonly row: OutboxRow }) {
  const { t } = useText()
  const { recordId } = row
  const [challenge, setChallenge] = useState('')
  const receipt = useCall('receipt', { recordId, challenge }, { keepPrevious: true })
  const copy = useCommand('copyCheckCode')
  const save = useCommand('saveReceipt')
  const [done, setDone] = useState<'copied' | 'saved' | null>(null)
  const [error, setError] = useState<AppError | null>(null)

  const copyCode = async (): Promise<void> => {
    const result = await copy.run({ recordId, challenge })
    setDone(result.ok ? 'copied' : null)
    setError(result.ok ? null : result.error)
  }
  const saveReceipt = async (): Promise<void> => {
    const result = await save.run({ recordId })
    setDone(result.ok && result.value ? 'saved' : null)
    setError(result.ok ? null : result.error)
  }
  useShortcuts([{ shortcut: outboxKeys.copy, hint: true, run: () => void copyCode() }])

  return (
    <>
      <div className="detail-body">
        <p className="sign strong green">
          <IconShieldCheck size={17} aria-hidden />
          {t('outbox.receiptVerified')}
        </p>
        <Headline row={row} />
        {receipt.state === 'failed' && <Problem error={receipt.error} again={receipt.again} />}
        {receipt.state === 'ready' && (
          <Proof receipt={receipt.value} challenge={challenge} setChallenge={setChallenge} />
        )}
        <Hash row={row} />
        <p className="meta dim receipt-sealed">{t('outbox.sealed')}</p>
      </div>
      {error !== null && <Problem error={error} />}
      <div className="foot">
        <p className="grow meta sub" role="status">
          {done !== null && t(`outbox.${done}`)}
        </p>
        <Button onClick={() => void copyCode()}>{t('outbox.copy')}</Button>
        <Button onClick={() => void saveReceipt()}>{t('outbox.save')}</Button>
      </div>
    </>
  )
}

function Headline({ row }: { readonly row: OutboxRow }) {
  const text = useText()
  return (
    <h2 className="receipt-headline">
      {text.t('outbox.headline', { record: text.t(`outbox.kind.${row.kind}`), about: describeSubject(row, text) })}
    </h2>
  )
}

interface ProofProps {
  readonly receipt: ReceiptView
  readonly challenge: string
  readonly setChallenge: (challenge: string) => void
}

function Proof({ receipt, challenge, setChallenge }: ProofProps) {
  const { t } = useText()
  const format = useFormat()
  const size = formatCount(receipt.treeSize)
  const numberedAt = `${format.day(receipt.numberedAt)} ${formatClock(receipt.numberedAt, true)}`
  const steps = [
    ['numbered', t('outbox.proofNumbered', { number: formatCount(receipt.number), when: numberedAt })],
    ['included', t('outbox.proofIncluded', { size, steps: receipt.proofSteps })],
    [
      'extends',
      receipt.extendsSize === null
        ? t('outbox.proofFirst')
        : t('outbox.proofExtends', { size: formatCount(receipt.extendsSize) }),
    ],
    ['signed', t('outbox.proofSigned', { when: format.dayWithYear(receipt.logKeySince) })],
  ] as const
  return (
    <>
      <p className="label receipt-label">{t('outbox.checkCodeOf', { size })}</p>
      <p className="code" translate="no">
        {receipt.checkCode}
      </p>
      <p className="small sub">{t('outbox.readAloud', { size })}</p>
      <TextInput
        className="receipt-challenge"
        label={t('outbox.challenge')}
        description={t('outbox.challengeWhy')}
        inputMode="numeric"
        maxLength={8}
        value={challenge}
        onChange={({ currentTarget }) => setChallenge(currentTarget.value.replaceAll(/\D/g, ''))}
      />
      <dl className="proof">
        {steps.map(([name, fact]) => (
          <div key={name}>
            <dt>
              <IconCheck size={15} className="green" aria-hidden />
              {t(`outbox.proof.${name}`)}
            </dt>
            <dd className="sub num">{fact}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Hash({ row }: { readonly row: OutboxRow }) {
  const { t } = useText()
  return (
    <>
      <p className="label receipt-label">{t('outbox.hash')}</p>
      {hashLines(row.recordId).map((line) => (
        <p className="mono" key={line} translate="no">
          {line}
        </p>
      ))}
    </>
  )
}
