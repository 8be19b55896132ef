import { useCommand } from '../../api.ts'
import { openPrepared, usePreparing } from './preparing-state.ts'

/** Begins an empty application and opens its form. */
export function useAddByHand(): { readonly add: () => Promise<void>; readonly pending: boolean } {
  const command = useCommand('addPrepared')
  const add = async (): Promise<void> => {
    const added = await command.run(undefined)
    if (added.ok) openPrepared(added.value.applicationId, 'form')
    else usePreparing.setState({ said: { did: 'failed', error: added.error } })
  }
  return { add, pending: command.pending }
}
