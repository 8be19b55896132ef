import type { Shape } from './shape.ts'

export const committeeEn = {}
export const committeeZh = {} satisfies Shape<typeof committeeEn>
