// Calls of this part of the desk; `shared/api.ts` joins all parts.

export const publishingArgs = {} as const

/** Calls that answer a question, with the topic that makes their answer old. */
export const publishingTopics = {} as const

/** Calls that need Electron. */
export const publishingShellCalls = [] as const

// oxlint-disable-next-line typescript/no-empty-object-type -- filled by this part
export interface PublishingReplies {}
