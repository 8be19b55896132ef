import type { Shape } from './shape.ts'

export const importingEn = {}
export const importingZh = {} satisfies Shape<typeof importingEn>
