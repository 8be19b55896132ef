import type { AppError } from '../../../shared/errors.ts'
import { useText } from '../../i18n/use-text.ts'
import { Door } from '../../parts/door.tsx'
import { Problem } from '../../parts/problem.tsx'

/** The desk could not even tell whether it is set up. */
export function Unopened({ error, again }: { readonly error: AppError; readonly again: () => void }) {
  const { t } = useText()
  return (
    <Door facts={null}>
      <h1>{t('unlock.unopened')}</h1>
      <Problem error={error} again={again} />
    </Door>
  )
}
