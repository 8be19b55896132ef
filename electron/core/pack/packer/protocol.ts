// What the desk asks of the packing thread, and what it answers. Bytes are moved, not copied.

/** Why a paper is not in the pack itself; an insert page says it in words. */
export type Refusal =
  | 'not-a-pdf'
  | 'password'
  | 'damaged'
  | 'too-long'
  | 'too-large'
  | 'xfa'
  | 'form-without-appearance'
  /** The thread ended while it held this paper: out of memory, or far too slow. */
  | 'not-opened'

export type Opened =
  | { readonly kind: 'opened'; readonly pages: number; readonly repaired: boolean }
  | { readonly kind: 'refused'; readonly why: Refusal }

/** One stretch of pages, in the order of the pack. */
export type PackPart = {
  /** Left of the stamp: item, application, letter. Empty: only the page number. */
  readonly stamp: string
  readonly bookmark: { readonly title: string; readonly level: 1 | 2 } | null
  /** The row of the agenda that this belongs to; the stamp leads back there. */
  readonly row: string | null
} & (
  | { readonly kind: 'front' }
  /** A printed sheet, by the key of its anchor. */
  | { readonly kind: 'sheet'; readonly key: string }
  | { readonly kind: 'paper'; readonly paper: number; readonly key: string }
)

export interface JoinJob {
  /** Cover, agenda and sheets as printed. */
  readonly sheets: Uint8Array
  readonly parts: readonly PackPart[]
  /** Bookmarks of rows that have no pages of their own, with the key of the row. */
  readonly rows: readonly { readonly key: string; readonly title: string }[]
  /** Two lines across every page. */
  readonly watermark: readonly [name: string, copy: string]
  /** `{page}` and `{pages}` are filled in. */
  readonly pageLabel: string
  readonly title: string
  readonly author: string
  readonly language: string
  readonly madeAt: number
  readonly font: Uint8Array
}

/** Where the printed sheets begin, counted in pages from 0. */
export interface Measured {
  readonly front: number
  readonly sheets: Readonly<Record<string, { readonly start: number; readonly pages: number }>>
}

export type Question =
  | { readonly kind: 'open'; readonly paper: number; readonly bytes: Uint8Array }
  | { readonly kind: 'measure'; readonly sheets: Uint8Array }
  | { readonly kind: 'join'; readonly job: JoinJob }
export type Answer =
  | { readonly kind: 'open'; readonly opened: Opened }
  | { readonly kind: 'measure'; readonly measured: Measured }
  | { readonly kind: 'progress'; readonly pages: number }
  | { readonly kind: 'join'; readonly bytes: Uint8Array; readonly pages: number }
  /** Something active is left in the finished file: it must not be used. */
  | { readonly kind: 'not-clean' }
  | { readonly kind: 'failed' }

/** Larger papers get an insert page. */
export const paperLimits = { pages: 2_000, bytes: 200_000_000 } as const
