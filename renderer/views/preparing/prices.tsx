import { ActionIcon, Button, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconArrowLeft, IconPlus, IconReceipt2, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { PriceTable } from '../../../shared/api/preparing.ts'
import type { AppError } from '../../../shared/errors.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { useCall, useCommand } from '../../api.ts'
import { formatMoney } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { everywhere } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Empty } from '../../parts/empty.tsx'
import { HundredthsInput } from '../../parts/hundredths-input.tsx'
import { FailedView, Problem } from '../../parts/problem.tsx'
import { Question } from '../../parts/question.tsx'
import { useNow } from '../../state/now.ts'
import { Dates } from '../application/dates.tsx'
import { openPrepared, showList, usePreparing } from './preparing-state.ts'

/** Dated prices of a card-month: signed once, listed for good. */
export function Prices() {
  const { t } = useText()
  const tables = useCall('priceTables', undefined)
  useShortcuts([{ shortcut: everywhere.back, run: goBack }])
  return (
    <Dates>
      <div className="page-head">
        <div className="grow">
          <h1>{t('preparing.table.title')}</h1>
          <p className="small sub">{t('preparing.table.intro')}</p>
        </div>
        <BackButton />
      </div>
      {tables.state === 'failed' && <FailedView error={tables.error} again={tables.again} />}
      {tables.state === 'ready' && (
        <div className="columns">
          <div className="scroll price-tables">
            {tables.value.length === 0 ? (
              <Empty icon={IconReceipt2} title={t('preparing.table.noneTitle')} text={t('preparing.table.noneText')} />
            ) : (
              <SignedTables tables={tables.value} />
            )}
          </div>
          <NewTable key={tables.value.length} last={tables.value[0] ?? null} />
        </div>
      )}
    </Dates>
  )
}

/** Whoever came from an assessment goes on with it. */
function goBack(): void {
  const { cameFrom } = usePreparing.getState()
  if (cameFrom === null) showList()
  else openPrepared(cameFrom, 'assessment')
}

function BackButton() {
  const { t } = useText()
  const cameFrom = usePreparing((state) => state.cameFrom)
  const list = useCall('preparing', undefined)
  const row =
    list.state === 'ready' ? list.value.rows.find(({ applicationId }) => applicationId === cameFrom) : undefined
  return (
    <Button leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={row === undefined ? showList : goBack}>
      {row === undefined ? t('preparing.back') : t('preparing.backTo', { reference: row.reference })}
    </Button>
  )
}

function SignedTables({ tables }: { readonly tables: readonly PriceTable[] }) {
  const { t } = useText()
  const format = useFormat()
  const today = hongKongDay(new Date(useNow()).toISOString())
  const inForce = tables.find(({ effectiveFrom }) => effectiveFrom <= today)
  return tables.map((table) => (
    <section key={table.recordId} className="price-table">
      <h2 className="part line">
        <span>{format.fullDay(table.effectiveFrom)}</span>
        <span className={table === inForce ? 'tag' : 'tag plain'}>
          {table === inForce
            ? t('preparing.table.inForce')
            : table.effectiveFrom > today
              ? t('preparing.table.begins', { date: format.dayWithYear(table.effectiveFrom) })
              : t('preparing.table.earlier')}
        </span>
        <span className="grow" />
        <span className="meta dim">{t('preparing.table.signedAt', { when: format.moment(table.signedAt) })}</span>
      </h2>
      <dl className="price-lines small">
        {table.classes.map(({ name, perCardMonthCents }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{formatMoney(perCardMonthCents)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}

interface ClassRow {
  readonly name: string
  readonly cents: number | null
}
const empty: ClassRow = { name: '', cents: null }

/** Begins with the prices of the newest table, because mostly one of them moves. */
function NewTable({ last }: { readonly last: PriceTable | null }) {
  const { t, language } = useText()
  const format = useFormat()
  const now = useNow()
  const sign = useCommand('signPriceTable')
  const [from, setFrom] = useState<string | null>(() => hongKongDay(new Date(now).toISOString()))
  const [rows, setRows] = useState<readonly ClassRow[]>(
    () => last?.classes.map(({ name, perCardMonthCents }) => ({ name, cents: perCardMonthCents })) ?? [empty],
  )
  const [asks, setAsks] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const classes = rows.flatMap(({ name, cents }) =>
    name.trim() === '' || cents === null ? [] : [{ name: name.trim(), perCardMonthCents: cents }],
  )
  const isWhole =
    from !== null &&
    classes.length === rows.length &&
    classes.length > 0 &&
    new Set(classes.map(({ name }) => name)).size === classes.length
  const isSame =
    last !== null && from === last.effectiveFrom && JSON.stringify(classes) === JSON.stringify(last.classes)
  const run = async (): Promise<void> => {
    if (from === null) return
    const signed = await sign.run({ effectiveFrom: from, classes })
    setAsks(false)
    setError(signed.ok ? null : signed.error)
  }
  return (
    <aside className="detail price-new" data-pane aria-label={t('preparing.table.new')}>
      <div className="detail-body">
        <h2>{t('preparing.table.new')}</h2>
        {error !== null && <Problem error={error} />}
        <DateInput
          mt={8}
          label={t('preparing.table.from')}
          valueFormat={language === 'zh-HK' ? 'YYYY年M月D日' : 'D MMM YYYY'}
          value={from}
          onChange={setFrom}
        />
        <div className="line label price-heads" aria-hidden>
          <span className="grow">{t('preparing.table.classColumn')}</span>
          <span className="price-amount">{t('preparing.table.priceColumn')}</span>
        </div>
        {rows.map((row, index) => (
          <PriceRow
            // oxlint-disable-next-line react/no-array-index-key -- rows are only appended and removed
            key={index}
            row={row}
            number={String(index + 1)}
            onChange={(next) => setRows(rows.with(index, next))}
            onRemove={rows.length === 1 ? null : () => setRows(rows.filter((_, at) => at !== index))}
          />
        ))}
        <Button
          mt={4}
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={rows.length >= 50}
          onClick={() => setRows([...rows, empty])}
        >
          {t('preparing.table.addClass')}
        </Button>
      </div>
      <div className="foot">
        <p className="meta sub grow">
          {isSame ? t('preparing.table.same') : isWhole ? '' : t('preparing.table.incomplete')}
        </p>
        <Button variant="filled" disabled={!isWhole || isSame || sign.pending} onClick={() => setAsks(true)}>
          {t('preparing.table.sign')}
        </Button>
      </div>
      <Question
        opened={asks}
        title={t('preparing.table.question', { date: from === null ? '' : format.fullDay(from) })}
        keep={t('preparing.table.keep')}
        verb={t('preparing.table.sign')}
        pending={sign.pending}
        onKeep={() => setAsks(false)}
        onDo={() => void run()}
      >
        <p className="small">{t('preparing.table.questionText')}</p>
      </Question>
    </aside>
  )
}

interface PriceRowProps {
  readonly row: ClassRow
  readonly number: string
  readonly onChange: (row: ClassRow) => void
  readonly onRemove: (() => void) | null
}
function PriceRow({ row, number, onChange, onRemove }: PriceRowProps) {
  const { t } = useText()
  return (
    <div className="line price-row">
      <TextInput
        className="grow"
        aria-label={t('preparing.table.className', { number })}
        maxLength={100}
        value={row.name}
        onChange={(event) => onChange({ ...row, name: event.currentTarget.value })}
      />
      <HundredthsInput
        className="price-amount"
        aria-label={t('preparing.table.price', { number })}
        min={0}
        prefix="HK$"
        thousandSeparator=","
        value={row.cents}
        onChange={(cents) => onChange({ ...row, cents })}
      />
      <ActionIcon
        aria-label={t('preparing.table.removeClass', { number })}
        disabled={onRemove === null}
        onClick={() => onRemove?.()}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
