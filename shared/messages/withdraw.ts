import type { Shape } from './shape.ts'

export const withdrawEn = {}
export const withdrawZh = {} satisfies Shape<typeof withdrawEn>
