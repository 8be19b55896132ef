import { call } from '../../api.ts'
import { flushDrafts } from '../../drafts/open-drafts.ts'
import { usePreparing } from './preparing-state.ts'

/** What still waits is saved first, so that the newest change is the one that is taken back. */
export async function undoPreparing(): Promise<void> {
  await flushDrafts()
  const result = await call('undoPreparing', undefined)
  usePreparing.setState({
    said: result.ok ? { did: 'undone', change: result.value.undone } : { did: 'failed', error: result.error },
  })
}

/** What still waits is saved first: it is a change too, and then there is nothing to do again. */
export async function redoPreparing(): Promise<void> {
  await flushDrafts()
  const result = await call('redoPreparing', undefined)
  usePreparing.setState({
    said: result.ok ? { did: 'redone', change: result.value.redone } : { did: 'failed', error: result.error },
  })
}
