import type { DocumentLetter } from '../application-form.ts'
import type { ApplicationId, Bilingual, DocumentHash } from '../ids.ts'
import { MemberId } from '../ids.ts'
import { z } from '../schema.ts'

// Calls of this part of the desk; `shared/api.ts` joins all parts.

const titles = z.array(z.string().max(200)).max(20)

export const packArgs = {
  /** Null: this desk's own copy; on the secretariat's desk that is the full one. */
  pack: z.strictObject({ copyFor: MemberId.nullable() }),
  /** Items of the agenda before and after the applications, as typed; empty ones are left out when it is published. */
  draftAgenda: z.strictObject({ before: titles, after: titles }),
  publishAgenda: z.undefined(),
  makePack: z.strictObject({ copyFor: MemberId.nullable(), language: z.enum(['zh-HK', 'en-HK']) }),
  cancelPack: z.undefined(),
} as const

/** Calls that need Electron. */
export const packShellCalls = ['makePack'] as const

export interface PackDocument {
  readonly hash: DocumentHash
  readonly letter: DocumentLetter
  readonly title: Bilingual
  readonly pages: number
  readonly state: 'held' | 'on-its-way' | 'damaged'
}
/** Why an application's papers are not in the pack, though its line is. */
export type PackClosed = 'not-declared' | 'awaiting-ruling' | 'awaiting-key' | 'lapsed'
/** A line of the agenda, in order. Of a withdrawn application the number is all there is. */
export type PackItem =
  | { readonly kind: 'other'; readonly title: string }
  | { readonly kind: 'withdrawn'; readonly number: number }
  | {
      readonly kind: 'application'
      readonly applicationId: ApplicationId
      readonly number: number
      readonly applicant: Bilingual
      readonly projects: readonly Bilingual[]
      readonly closed: PackClosed | null
      /** Empty while closed. */
      readonly documents: readonly PackDocument[]
    }
export interface PackProgress {
  readonly step: 'reading' | 'printing' | 'joining' | 'saving'
  readonly done: number
  readonly total: number
}
export interface AgendaView {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly savedAt: string | null
  /** Null: never. */
  readonly publishedAt: string | null
  /** What is typed differs from what was published. */
  readonly changed: boolean
}
export interface PackView {
  readonly batch: string
  readonly meetingAt: string
  readonly items: readonly PackItem[]
  /** Pages of the papers that will be in it. Cover, agenda and sheets come on top. */
  readonly pages: number
  readonly papers: number
  /** The secretariat's; null on other desks. */
  readonly agenda: AgendaView | null
  /** For whom this desk may make a copy, besides its own. */
  readonly members: readonly { readonly member: MemberId; readonly name: Bilingual }[]
  readonly lastMade: { readonly copy: string; readonly at: string } | null
  /** Null: none is being made. */
  readonly making: PackProgress | null
}

export interface PackReplies {
  /** Null: no batch has arrived. */
  pack: PackView | null
  draftAgenda: { readonly savedAt: string }
  publishAgenda: null
  /** Null: given up, and nothing was written. */
  makePack: { readonly copy: string; readonly pages: number; readonly inserts: number } | null
  cancelPack: null
}
