import type { Shape } from './shape.ts'

export const settingsEn = {}
export const settingsZh = {} satisfies Shape<typeof settingsEn>
