import type { DemoFolder } from './demo-folder.ts'

export interface Founding {
  readonly folder: DemoFolder
  readonly now: () => number
  /** Folder of PDFs to take as attachments; null: the invented ones. */
  readonly documents: string | null
  readonly say: (line: string) => void
}
