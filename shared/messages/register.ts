import type { Shape } from './shape.ts'

export const registerEn = {}
export const registerZh = {} satisfies Shape<typeof registerEn>
