import type { Shape } from './shape.ts'

export const batchEn = {}
export const batchZh = {} satisfies Shape<typeof batchEn>
