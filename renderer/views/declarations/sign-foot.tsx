import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { DeclarationRow } from '../../../shared/api/batch.ts'
import { useCall } from '../../api.ts'
import { formatClock } from '../../format/date.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { SavedLine } from '../../parts/saved-line.tsx'
import { useSaveState } from './declaration-drafts.ts'
import type { Signing } from './use-signing.ts'

interface SignFootProps {
  readonly signing: Signing
  readonly rows: readonly DeclarationRow[]
}

/** What is saved, and the one filled button of the screen. */
export function SignFoot({ signing, rows }: SignFootProps) {
  const { t, explain } = useText()
  const save = useSaveState(rows)
  const sync = useCall('sync', undefined)
  const { ready, pending, outcome } = signing
  return (
    <>
      {outcome.kind === 'failed' && <Problem error={outcome.error} />}
      <div className="foot">
        <div className="grow">
          {outcome.kind === 'signed' && save.kind !== 'failed' && save.kind !== 'pending' ? (
            <p className="sign-outcome meta sub" role="status">
              <IconCheck size={15} aria-hidden />
              {t('declarations.signedNow', {
                count: outcome.count,
                time: formatClock(outcome.at, true),
                waits: sync.state === 'ready' && sync.value.waiting > 0 ? 'yes' : 'no',
              })}
            </p>
          ) : (
            <SavedLine state={save} />
          )}
          {save.kind === 'failed' && <p className="meta sub">{explain(save.error)}</p>}
        </div>
        <Button variant="filled" disabled={ready.length === 0 || pending} onClick={() => void signing.sign()}>
          {pending
            ? t('declarations.signing')
            : ready.length === 0
              ? t('declarations.nothingToSign')
              : t('declarations.sign', { count: ready.length })}
        </Button>
      </div>
    </>
  )
}
