import type { Shape } from './shape.ts'

export const packEn = {}
export const packZh = {} satisfies Shape<typeof packEn>
