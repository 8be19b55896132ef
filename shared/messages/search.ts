import type { Shape } from './shape.ts'

export const searchEn = {}
export const searchZh = {} satisfies Shape<typeof searchEn>
