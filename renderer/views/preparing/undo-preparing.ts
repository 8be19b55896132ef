import type { TFunction } from 'i18next'
import { describeError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/ids.ts'
import { call } from '../../api.ts'
import { inLanguage } from '../../i18n/use-text.ts'
import { flushDrafts } from '../../drafts/open-drafts.ts'
import { usePreparing } from './preparing-state.ts'

/** What still waits is saved first, so that the newest change is the one that is taken back. */
export async function undoPreparing(t: TFunction, language: Language): Promise<void> {
  await flushDrafts()
  const result = await call('undoPreparing', undefined)
  const said = result.ok
    ? t(`preparing.undone.${result.value.undone ?? 'nothing'}`)
    : inLanguage(describeError(result.error), language).text
  usePreparing.setState({ said })
}
