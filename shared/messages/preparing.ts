import type { Shape } from './shape.ts'

export const preparingEn = {}
export const preparingZh = {} satisfies Shape<typeof preparingEn>
