import type { Shape } from './shape.ts'

export const outboxEn = {}
export const outboxZh = {} satisfies Shape<typeof outboxEn>
