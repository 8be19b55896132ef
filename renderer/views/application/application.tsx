import type { ApplicationId } from '../../../shared/ids.ts'

export function ApplicationView({ applicationId }: { readonly applicationId: ApplicationId }) {
  return <p>{applicationId}</p>
}
