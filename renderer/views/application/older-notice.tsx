import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { PapersVersion } from '../../../shared/api/application.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../parts/notice.tsx'
import { rememberPlace } from './case-layout.ts'

interface OlderNoticeProps {
  readonly older: PapersVersion
  readonly current: Pick<ApplicationView, 'applicationId' | 'version'>
}

/** Older papers look like those in force; this says that they are not. */
export function OlderNotice({ older, current }: OlderNoticeProps) {
  const { t } = useText()
  const format = useFormat()
  return (
    <Notice
      icon={IconHistory}
      tone="calm"
      title={t('publishing.versions.reading', {
        version: formatCount(older.version),
        when: format.day(older.issuedAt),
      })}
      action={
        <Button onClick={() => rememberPlace(current.applicationId, { version: null })}>
          {t('publishing.versions.back', { current: formatCount(current.version) })}
        </Button>
      }
    >
      {t('publishing.versions.readingText', { current: formatCount(current.version) })}
    </Notice>
  )
}
