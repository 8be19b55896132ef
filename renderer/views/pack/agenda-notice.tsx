import { Button } from '@mantine/core'
import { IconListNumbers } from '@tabler/icons-react'
import { useState } from 'react'
import type { AgendaView } from '../../../shared/api/pack.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import { SavedLine } from '../../parts/saved-line.tsx'
import { usePackState } from './pack-state.ts'

/** Whether everybody has the agenda as it stands here. */
export function AgendaNotice({ agenda }: { readonly agenda: AgendaView }) {
  const { t } = useText()
  const format = useFormat()
  const publish = useCommand('publishAgenda')
  const draftError = usePackState(({ draftError: error }) => error)
  const [error, setError] = useState<AppError | null>(null)
  const run = async (): Promise<void> => {
    const result = await publish.run(undefined)
    setError(result.ok ? null : result.error)
  }
  const isDue = agenda.changed || agenda.publishedAt === null
  const key = agenda.publishedAt === null ? 'notPublished' : 'changed'
  return (
    <>
      {error !== null && (
        <div className="pack-problem">
          <Problem error={error} />
        </div>
      )}
      {isDue ? (
        <Notice
          icon={IconListNumbers}
          tone="amber"
          title={t(`pack.${key}Title`)}
          action={
            <span className="line">
              <DraftSaved savedAt={agenda.savedAt} error={draftError} />
              <Button disabled={publish.pending || draftError !== null} onClick={() => void run()}>
                {t('pack.publish')}
              </Button>
            </span>
          }
        >
          {t(`pack.${key}Text`)}
        </Notice>
      ) : (
        agenda.publishedAt !== null && (
          <p className="pack-published meta dim">{t('pack.published', { when: format.moment(agenda.publishedAt) })}</p>
        )
      )}
    </>
  )
}

function DraftSaved({ savedAt, error }: { readonly savedAt: string | null; readonly error: AppError | null }) {
  if (error !== null) return <SavedLine state={{ kind: 'failed', error }} />
  return savedAt === null ? null : <SavedLine state={{ kind: 'saved', at: savedAt }} />
}
