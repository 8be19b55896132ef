import { Button } from '@mantine/core'
import { IconFileAlert } from '@tabler/icons-react'
import { formatBytes } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import type { CutShort } from '../../pdf/open-failure.ts'
import { type FailureActions, OpenOther } from './open-failed.tsx'

interface OpenCutProps extends Pick<FailureActions, 'other' | 'onChoose'> {
  readonly name: string
  readonly cut: CutShort
  readonly onShow: () => void
}

/** A file that ends early: what is missing, and the pages that are not. */
export function OpenCut({ name, cut, onShow, ...actions }: OpenCutProps) {
  const { t, space } = useText()
  const { bytes, expectedBytes, readable } = cut
  const numbers = { from: String(readable + 1), size: formatBytes(bytes) }
  const what =
    expectedBytes === null
      ? t('reader.failure.cut', numbers)
      : t('reader.failure.cutAt', { ...numbers, expected: formatBytes(expectedBytes) })
  return (
    <Empty
      icon={IconFileAlert}
      tone="red"
      title={t('reader.failure.title', { document: name })}
      text={`${what}${space}${t('reader.failure.ask')}`}
    >
      <Button onClick={onShow}>{t('reader.failure.showPages', { to: readable })}</Button>
      <OpenOther {...actions} />
    </Empty>
  )
}
