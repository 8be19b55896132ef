import type { Shape } from './shape.ts'

export const rulingsEn = {}
export const rulingsZh = {} satisfies Shape<typeof rulingsEn>
