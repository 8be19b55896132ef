import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { call } from '../api.ts'
import { useText } from '../i18n/use-text.ts'
import { Empty } from './empty.tsx'

interface BoundaryState {
  readonly broken: boolean
}

/** Where a broken invariant of a screen ends. The rest of the window goes on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { broken: false }

  static getDerivedStateFromError(): BoundaryState {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useText()
  return (
    <Empty icon={IconAlertTriangle} tone="red" title={t('common.crashTitle')} text={t('common.crashText')}>
      <Button onClick={() => void call('lock', undefined)}>{t('common.lock')}</Button>
    </Empty>
  )
}
