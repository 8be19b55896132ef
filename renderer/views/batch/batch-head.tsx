import { Button, Select } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react'
import type { BatchView } from '../../../shared/api/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { daysUntil } from '../../format/date.ts'
import { momentOf, weekdayName } from '../../format/moment.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { HeadFacts } from '../../parts/head-facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { goTo } from '../../state/place.ts'
import { useShownBatch } from '../../state/shown-batch.ts'
import { clearFilter } from './batch-state.ts'

/** Name, dates, and the one thing that waits for this person. */
export function BatchHead({ view }: { readonly view: BatchView }) {
  const { t } = useText()
  const format = useFormat()
  const open = view.rows.filter((row) => row.state === 'open')
  const toDeclare = open.filter(({ stage }) => stage === 'declare').length
  const facts = [
    { name: t('batch.declarationsDue'), value: format.deadline(view.declarationsDue), waits: toDeclare > 0 },
    { name: t('batch.scoresDue'), value: format.deadline(view.scoresDue) },
    { name: t('batch.meeting'), value: format.moment(view.meetingAt) },
  ]
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1>{t('batch.title', { name: view.name })}</h1>
          <p className="small sub">
            {t('batch.summary', {
              cutOff: format.fullDay(view.cutOff),
              open: open.length,
              cards: formatCount(view.openCards),
            })}
          </p>
        </div>
        <OtherBatches view={view} />
        <HeadFacts facts={facts} />
      </div>
      {toDeclare > 0 && <DeclareNotice count={toDeclare} due={view.declarationsDue} />}
    </>
  )
}

/** Earlier batches stay readable until their keys lapse. Going to one closes the tabs of the other. */
function OtherBatches({ view }: { readonly view: BatchView }) {
  const { t } = useText()
  if (view.batches.length < 2) return null
  return (
    <Select<BatchId>
      w={140}
      aria-label={t('batch.choose')}
      allowDeselect={false}
      value={view.batch}
      onChange={(batch) => {
        clearFilter()
        useShownBatch.setState({ batch })
      }}
      data={view.batches.map(({ batch, name }) => ({ value: batch, label: name }))}
    />
  )
}

function DeclareNotice({ count, due }: { readonly count: number; readonly due: string }) {
  const { t, language } = useText()
  const format = useFormat()
  const days = daysUntil(due, format.now)
  const isLate = Date.parse(due) < format.now
  const when = !isLate && days < 7 ? weekdayName(momentOf(due).weekday, 'long', language) : format.longDay(due)
  return (
    <Notice
      icon={IconAlertTriangle}
      tone="amber"
      title={t(isLate ? 'batch.declareLate' : 'batch.declareBy', { count, when })}
      action={
        <Button
          variant="filled"
          rightSection={<IconArrowRight size={14} aria-hidden />}
          onClick={() => goTo('declarations')}
        >
          {t('batch.declareNow')}
        </Button>
      }
    >
      {t('batch.declareWhy')}
    </Notice>
  )
}
