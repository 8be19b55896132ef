import type { Shape } from './shape.ts'

export const carryingEn = {}
export const carryingZh = {} satisfies Shape<typeof carryingEn>
