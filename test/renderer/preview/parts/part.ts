import type { Argument, CallName, Reply } from '../../../../shared/api.ts'
import type { Topic } from '../../../../shared/api/topic.ts'
import type { AppError } from '../../../../shared/errors.ts'
import type { Result } from '../../../../shared/result.ts'
import type { PreviewRequest } from '../screen-names.ts'

export type PartAnswer<N extends CallName> = (argument: Argument<N>) => Result<Reply<N>, AppError> | Promise<never>
export type PartAnswers<N> = { readonly [K in Extract<N, CallName>]: PartAnswer<K> }

export interface PartContext extends PreviewRequest {
  readonly announce: (...topics: readonly Topic[]) => void
}
