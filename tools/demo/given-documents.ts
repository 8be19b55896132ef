import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { DocumentLetter } from '../../shared/application-form.ts'
import type { MadeDocument } from './attachments/attachment.ts'
import { both } from './bilingual.ts'

const letters = DocumentLetter.options
/** As many as a papers record may name. */
const mostDocuments = 40

/**
 * The PDFs of a folder, dealt to the applications as their attachments. Few files go to every application, each time
 * beginning with another; many are dealt out one by one. Throws with a sentence when there is none.
 */
export async function readGivenDocuments(
  folder: string,
  applications: number,
): Promise<readonly (readonly MadeDocument[])[]> {
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.pdf')).sort()
  if (names.length === 0) throw new Error(`There is no PDF in ${folder}.`)
  const files: Omit<MadeDocument, 'letter'>[] = []
  for (const name of names) files.push(await readGiven(folder, name))
  return deal(files, applications).map((hand) =>
    hand
      .slice(0, mostDocuments)
      .map((file, index) => ({ ...file, letter: letters[Math.min(index, letters.length - 1)] ?? 'H' })),
  )
}

/** Up to eight go to all, from a new start each; more are dealt in turn. */
export function deal<T>(files: readonly T[], hands: number): readonly (readonly T[])[] {
  return Array.from({ length: hands }, (_, hand) =>
    files.length <= letters.length
      ? files.map((_file, index) => files[(index + hand) % files.length] as T)
      : files.filter((_file, index) => index % hands === hand),
  )
}

async function readGiven(folder: string, name: string): Promise<Omit<MadeDocument, 'letter'>> {
  const bytes = await readFile(path.join(folder, name))
  const title = path.parse(name).name
  return { title: both(title, title), pages: await countPages(bytes), bytes }
}

/** 0 for what does not open: it is a document all the same, and the desk must say so itself. */
async function countPages(bytes: Uint8Array): Promise<number> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  try {
    return (await loading.promise).numPages
  } catch {
    return 0
  } finally {
    await loading.destroy()
  }
}
