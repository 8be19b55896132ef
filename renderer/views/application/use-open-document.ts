import { useEffect, useState } from 'react'
import { documentPath } from '../../../shared/api.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import type { DocumentView } from '../../../shared/api/application.ts'
import { type OpenedDocument, openDocument } from '../../pdf/open-document.ts'
import type { CutShort, OpenFailure } from '../../pdf/open-failure.ts'
import { releaseWorker, takeWorker } from '../../pdf/pdf-worker.ts'
import type { Reader } from '../../pdf/reader.ts'

export type OpenState =
  | { readonly state: 'none' }
  | { readonly state: 'opening'; readonly loaded: number; readonly total: number }
  | { readonly state: 'failed'; readonly failure: OpenFailure }
  /** Ends early; nothing is shown of it before the member says so. */
  | { readonly state: 'cut'; readonly cut: CutShort; readonly show: () => void }
  | { readonly state: 'open'; readonly document: DocumentHash; readonly opened: OpenedDocument }

interface Attempt {
  readonly document: DocumentView | null
  readonly password: string | null
  /** Counts up to try again. */
  readonly attempt: number
}

/** Opens the document in the reader, and closes it when another one is chosen or the pane goes. */
export function useOpenDocument(reader: Reader | null, { document, password, attempt }: Attempt): OpenState {
  const [state, setState] = useState<OpenState>({ state: 'none' })
  const hash = document?.sealedSha256 ?? null
  const held = document?.state ?? 'held'
  useEffect(() => {
    if (reader === null || hash === null) return undefined
    if (held !== 'held') {
      const reason = held === 'damaged' ? 'document-damaged' : 'document-missing'
      setState({ state: 'failed', failure: { kind: 'refused', reason } })
      return undefined
    }
    const stop = new AbortController()
    let opened: OpenedDocument | null = null
    const open = async (): Promise<void> => {
      setState({ state: 'opening', loaded: 0, total: 0 })
      const outcome = await openDocument({
        url: documentPath(hash),
        password,
        worker: takeWorker(),
        signal: stop.signal,
        onProgress: (loaded, total) => setState({ state: 'opening', loaded, total }),
      })
      if (!outcome.ok) return setState({ state: 'failed', failure: outcome.error })
      const whole = outcome.value
      opened = whole
      if (stop.signal.aborted) return void whole.close()
      const show = (): void => {
        reader.show(whole.document, document?.lastPage ?? 1)
        setState({ state: 'open', document: hash, opened: whole })
      }
      if (whole.cutShort === null) show()
      else setState({ state: 'cut', cut: whole.cutShort, show })
    }
    open().catch(() => {
      // After an abort nobody waits for the outcome.
      if (!stop.signal.aborted) setState({ state: 'failed', failure: { kind: 'refused', reason: 'unexpected' } })
    })
    return () => {
      stop.abort()
      reader.clear()
      void opened?.close()
      releaseWorker()
      setState({ state: 'none' })
    }
    // The last page is where the document is opened, not a reason to open it again.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [reader, hash, held, password, attempt])
  return state
}
