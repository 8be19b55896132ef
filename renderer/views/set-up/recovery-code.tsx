import type { SetUpReply } from '../../../shared/api.ts'

export function RecoveryCode({ reply }: { readonly reply: SetUpReply }) {
  return <h1>{reply.recoveryCode}</h1>
}
