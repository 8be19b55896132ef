import type { Shape } from './shape.ts'

export const declarationsEn = {}
export const declarationsZh = {} satisfies Shape<typeof declarationsEn>
