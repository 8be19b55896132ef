import { Button } from '@mantine/core'
import { IconCloudOff, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../parts/notice.tsx'

/** Answers lie at the server: what is known stays on screen, with its age, whether it can be reached or not. */
export function Answers({ answersAt }: { readonly answersAt: string | null }) {
  const { t, explain } = useText()
  const format = useFormat()
  const check = useCommand('checkInvitations')
  const [error, setError] = useState<AppError | null>(null)
  const start = async (): Promise<void> => {
    const result = await check.run(undefined)
    setError(result.ok ? null : result.error)
  }
  const as =
    answersAt === null ? t('committee.notAsked') : t('committee.answersAt', { when: format.recentInText(answersAt) })
  return (
    <>
      {error !== null && (
        <Notice icon={IconCloudOff} tone="calm" title={t('committee.offlineTitle')}>
          {explain(error)}
        </Notice>
      )}
      <div className="toolbar">
        <span className="meta sub grow" role="status">
          {check.pending ? t('committee.checking') : as}
        </span>
        <Button
          leftSection={<IconRefresh size={15} aria-hidden />}
          disabled={check.pending}
          onClick={() => void start()}
        >
          {t('committee.checkNow')}
        </Button>
      </div>
    </>
  )
}
