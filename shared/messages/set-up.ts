import type { Shape } from './shape.ts'

export const setUpEn = {}
export const setUpZh = {} satisfies Shape<typeof setUpEn>
