import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { AppError } from '../../shared/errors.ts'
import { useText } from '../i18n/use-text.ts'

interface ProblemProps {
  readonly error: AppError
  readonly again?: () => void
}

/** What happened, what is safe and what to do, in the place where it happened. */
export function Problem({ error, again }: ProblemProps) {
  const { t, explain } = useText()
  return (
    <div className="problem" role="alert">
      <IconAlertTriangle size={17} className="red" aria-hidden />
      <p className="grow small">{explain(error)}</p>
      {again !== undefined && <Button onClick={again}>{t('common.tryAgain')}</Button>}
    </div>
  )
}

/** A whole view that could not be had. */
export function FailedView({ error, again }: ProblemProps) {
  return (
    <div className="failed-view">
      <Problem error={error} {...(again === undefined ? {} : { again })} />
    </div>
  )
}
