import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconHistory } from '@tabler/icons-react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { RecordId } from '../../../shared/ids.ts'
import type { PapersChanges } from '../../../shared/rules/compare-papers.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { type Text, useText } from '../../i18n/use-text.ts'
import { rememberPlace } from './case-layout.ts'

/** `2 documents, 3 fields` */
export const describeCount = ({ documents, form, assessment }: PapersChanges, t: Text['t']): string => {
  const fields = form.length + assessment.length
  const joint = documents.length > 0 && fields > 0 ? 'yes' : 'no'
  return t('publishing.changes.count', { documents: documents.length, fields, joint })
}

interface VersionMenuProps {
  readonly current: Pick<ApplicationView, 'applicationId' | 'papersId' | 'versions'>
  readonly shown: RecordId
}

/** From the papers in force to older ones, and back. */
export function VersionMenu({ current, shown }: VersionMenuProps) {
  const { t } = useText()
  const format = useFormat()
  const { applicationId, papersId, versions } = current
  const version = versions.find((one) => one.papersId === shown)?.version ?? 0
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className="tag plain"
          aria-label={t('publishing.versions.choose', { version: formatCount(version) })}
        >
          <IconHistory size={14} aria-hidden />
          {t('publishing.versions.label', { version: formatCount(version) })}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {versions.map((one) => (
          <Menu.Item
            key={one.papersId}
            leftSection={
              <IconCheck size={14} aria-hidden style={{ visibility: one.papersId === shown ? 'visible' : 'hidden' }} />
            }
            aria-current={one.papersId === shown || undefined}
            onClick={() => rememberPlace(applicationId, { version: one.papersId === papersId ? null : one.papersId })}
          >
            {t(one.papersId === papersId ? 'publishing.versions.inForce' : 'publishing.versions.older', {
              version: formatCount(one.version),
              when: format.day(one.issuedAt),
            })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
