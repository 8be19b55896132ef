import { Button, Progress } from '@mantine/core'
import type { ImportShown } from '../../../shared/api/importing.ts'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { AfterDelay } from '../../parts/after-delay.tsx'
import type { ImportActs } from './use-import-acts.ts'

interface ImportWorkingProps {
  readonly view: Extract<ImportShown, { state: 'working' }>
  readonly acts: ImportActs
}

export function ImportWorking({ view: { step, done, total }, acts }: ImportWorkingProps) {
  const { t } = useText()
  const label = t(`importing.step.${step}`)
  return (
    <>
      <div className="page-head">
        <h1>{t('importing.title')}</h1>
      </div>
      <AfterDelay>
        <div className="import-working">
          <p className="line small">
            <span className="grow strong">{label}</span>
            {total > 0 && (
              <span className="num sub">
                {t('importing.stepCount', { done: formatCount(done), total: formatCount(total) })}
              </span>
            )}
          </p>
          <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={label} my={8} />
          <p className="line meta dim">
            <span className="grow">{t('common.goOnWorking')}</span>
            {/* What is being saved is saved whole or not at all: there is nothing to break off. */}
            {step !== 'sealing' && <Button onClick={() => void acts.close()}>{t('importing.cancel')}</Button>}
          </p>
        </div>
      </AfterDelay>
    </>
  )
}
