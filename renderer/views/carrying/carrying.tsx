import './carrying.css'
import { Button } from '@mantine/core'
import { IconUsb } from '@tabler/icons-react'
import type { SyncView } from '../../../shared/api/sync.ts'
import type { CarryingView } from '../../../shared/api/carrying.ts'
import { useCall, useCommand } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { CarryBar } from './carry-bar.tsx'
import { CarryOutcomeNotice } from './carry-outcome.tsx'
import { type CarryOutcome, useCarryState } from './carry-state.ts'

/** The folder in place of the network, where it is allowed. */
export function Carrying({ sync }: { readonly sync: SyncView }) {
  const carrying = useCall('carrying', undefined)
  if (carrying.state !== 'ready' || !carrying.value.allowed) return null
  return <CarryStrip view={carrying.value} sync={sync} />
}

interface CarryStripProps {
  readonly view: CarryingView
  readonly sync: SyncView
}

function CarryStrip({ view, sync }: CarryStripProps) {
  const { t } = useText()
  const actions = useCarryActions()
  const isBusy = actions.pending || view.progress !== null
  const isOnline = sync.state === 'idle' || sync.state === 'syncing'
  return (
    <section className="carry" aria-labelledby="carry-title">
      <div className="carry-line">
        <IconUsb size={17} aria-hidden className="sub" />
        <p className="grow small">
          <span className="strong" id="carry-title">
            {t('carrying.title')}
          </span>{' '}
          <span className="sub">
            {view.request === null ? t('carrying.intro') : <RequestWords request={view.request} />}
          </span>
        </p>
        <Button disabled={isBusy} onClick={() => void actions.write()}>
          {t('carrying.write')}
        </Button>
        <Button disabled={isBusy} onClick={() => void actions.read()}>
          {t('carrying.read')}
        </Button>
        {isOnline && (
          <Button disabled={isBusy} onClick={() => void actions.carry()}>
            {t('carrying.carry')}
          </Button>
        )}
      </div>
      {view.progress !== null && <CarryBar progress={view.progress} />}
      {view.progress === null && <CarryOutcomeNotice />}
    </section>
  )
}

function RequestWords({ request }: { readonly request: NonNullable<CarryingView['request']> }) {
  const { t } = useText()
  const format = useFormat()
  const { records } = request
  const when = format.recentInText(request.madeAt)
  const expires = format.day(request.expiresAt)
  return Date.parse(request.expiresAt) <= format.now
    ? t('carrying.requestExpired', { when, expires })
    : t('carrying.request', { records, when, expires })
}

/** Each asks for a folder first; null is a person who thought better of it. */
function useCarryActions() {
  const write = useCommand('writeCarry')
  const read = useCommand('readCarry')
  const carry = useCommand('carryForOthers')
  const show = (outcome: CarryOutcome | null) => useCarryState.setState({ outcome })
  return {
    pending: write.pending || read.pending || carry.pending,
    write: async () => {
      const result = await write.run(undefined)
      if (!result.ok) show({ kind: 'failed', error: result.error })
      else if (result.value !== null) show({ kind: 'written', value: result.value })
    },
    read: async () => {
      const result = await read.run(undefined)
      if (!result.ok) show({ kind: 'failed', error: result.error })
      else if (result.value !== null) show({ kind: 'taken', value: result.value })
    },
    carry: async () => {
      const result = await carry.run(undefined)
      if (!result.ok) show({ kind: 'failed', error: result.error })
      else if (result.value !== null) show({ kind: 'carried', value: result.value })
    },
  }
}
