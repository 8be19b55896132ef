import { PdfDict, PdfNumber, type PDF } from '@libpdf/core'
import { resolved, toNumbers, type Value } from './pdf-values.ts'

// The writer's own getCropBox takes the second corner for width and height, so boxes are read here.

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** A page as a person sees it: upright, from its lower left corner, in points. */
export interface VisiblePage {
  readonly width: number
  readonly height: number
  /** From there to the page's own coordinates, as the operator `cm` takes it. */
  readonly matrix: readonly [number, number, number, number, number, number]
}

const letter: Box = { x: 0, y: 0, width: 612, height: 792 }
const inheritedFor = 50

/** The page's value of an attribute, its own or an ancestor's. */
export function inherited(pdf: PDF, page: PdfDict, key: string): Value | null {
  let at: PdfDict | null = page
  for (let depth = 0; at !== null && depth < inheritedFor; depth += 1) {
    const value = resolved(pdf, at.get(key))
    if (value !== null) return value
    const parent = resolved(pdf, at.get('Parent'))
    at = parent instanceof PdfDict ? parent : null
  }
  return null
}

function boxOf(pdf: PDF, page: PdfDict, key: string): Box | null {
  const corners = toNumbers(inherited(pdf, page, key), pdf)
  if (corners === null) return null
  const [a, b, c, d] = corners
  const box = { x: Math.min(a, c), y: Math.min(b, d), width: Math.abs(a - c), height: Math.abs(b - d) }
  return box.width < 1 || box.height < 1 ? null : box
}

function intersect(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width < 1 || height < 1 ? null : { x, y, width, height }
}

export function visiblePage(pdf: PDF, page: PdfDict): VisiblePage {
  const media = boxOf(pdf, page, 'MediaBox') ?? letter
  const { x, y, width, height } = intersect(media, boxOf(pdf, page, 'CropBox') ?? media) ?? media
  const unit = numberOf(resolved(pdf, page.get('UserUnit')), 1)
  const turn = (((numberOf(inherited(pdf, page, 'Rotate'), 0) % 360) + 360) % 360) as 0 | 90 | 180 | 270
  const isTurned = turn === 90 || turn === 270
  const matrix = matrices[turn] ?? matrices[0]
  const [a, b, c, d, e, f] = matrix({ x, y, width, height })
  return {
    width: (isTurned ? height : width) * unit,
    height: (isTurned ? width : height) * unit,
    matrix: [a / unit, b / unit, c / unit, d / unit, e, f],
  }
}

const numberOf = (value: unknown, otherwise: number): number =>
  value instanceof PdfNumber && Number.isFinite(value.value) && value.value !== 0 ? value.value : otherwise

const matrices: Readonly<Record<0 | 90 | 180 | 270, (box: Box) => VisiblePage['matrix']>> = {
  0: ({ x, y }) => [1, 0, 0, 1, x, y],
  90: ({ x, y, width }) => [0, 1, -1, 0, x + width, y],
  180: ({ x, y, width, height }) => [-1, 0, 0, -1, x + width, y + height],
  270: ({ x, y, height }) => [0, -1, 1, 0, x, y + height],
}

/** A rectangle of the visible page in the page's own coordinates, as an annotation's `Rect`. */
export function toPageRect(
  { matrix: [a, b, c, d, e, f] }: VisiblePage,
  { x, y, width, height }: Box,
): readonly number[] {
  const at = (px: number, py: number): readonly [number, number] => [a * px + c * py + e, b * px + d * py + f]
  const [x1, y1] = at(x, y)
  const [x2, y2] = at(x + width, y + height)
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
}
