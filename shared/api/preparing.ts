import type { PreparedChange } from '../prepared.ts'
import { z } from '../schema.ts'

// Calls of this part of the desk; `shared/api.ts` joins all parts.

export const preparingArgs = {
  /** Takes back the last change of what is prepared, whoever made it: import, edit, assessment, documents. */
  undoPreparing: z.undefined(),
} as const

/** Calls that answer a question, with the topic that makes their answer old. */
export const preparingTopics = {} as const

/** Calls that need Electron. */
export const preparingShellCalls = [] as const

export interface PreparingReplies {
  /** Null: there was nothing to take back. */
  undoPreparing: { readonly undone: PreparedChange | null }
}
