import type { Shape } from './shape.ts'

export const publishingEn = {}
export const publishingZh = {} satisfies Shape<typeof publishingEn>
