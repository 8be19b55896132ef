import type { Lack } from '../../../shared/api/publishing.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import { goTo } from '../../state/place.ts'
import { openPrepared } from '../preparing/preparing-state.ts'

/** Where the application can be worked on, on the tab where the first thing is missing. */
export function goToPrepared(applicationId: ApplicationId, lack?: Lack): void {
  openPrepared(applicationId, lack?.kind)
  goTo('preparing')
}
