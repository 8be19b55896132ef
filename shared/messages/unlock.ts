import type { Shape } from './shape.ts'

export const unlockEn = {}
export const unlockZh = {} satisfies Shape<typeof unlockEn>
