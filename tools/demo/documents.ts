import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from '../../shared/schema.ts'
import { DocumentLetter } from '../../shared/application-form.ts'
import { Bilingual } from '../../shared/ids.ts'
import { makeAttachment, type Attachment, type MadeDocument } from './attachments/attachment.ts'
import { computeRecord } from './attachments/compute-record.ts'
import { extra } from './attachments/extra.ts'
import { finance } from './attachments/finance.ts'
import { proposal } from './attachments/proposal.ts'
import { registration } from './attachments/registration.ts'
import { team } from './attachments/team.ts'
import type { DemoApplication } from './demo-application.ts'

const here = path.dirname(fileURLToPath(import.meta.url))
const cacheFolder = path.resolve(here, '../../node_modules/.cache/review-desk-demo')

const attachmentsOf = ({ dossier }: DemoApplication): readonly Attachment[] => [
  proposal,
  team,
  computeRecord,
  finance,
  ...(dossier.registration === null ? [] : [registration]),
  ...dossier.extra.map(extra),
]

/** Part C of one application, by letter. Pure: the same application gives the same bytes. */
export async function makeDocuments(application: DemoApplication): Promise<readonly MadeDocument[]> {
  const made: MadeDocument[] = []
  for (const attachment of attachmentsOf(application)) made.push(await makeAttachment(application, attachment))
  return made
}

const Manifest = z.array(z.strictObject({ letter: DocumentLetter, title: Bilingual, pages: z.int(), file: z.string() }))

/** Part C from the cache, made and kept there when the application or the drawing code has changed. */
export async function readDocuments(application: DemoApplication): Promise<readonly MadeDocument[]> {
  const folder = path.join(cacheFolder, await cacheKey(application))
  const kept = await readKept(folder)
  if (kept) return kept
  const made = await makeDocuments(application)
  await keep(folder, made)
  return made
}

async function readKept(folder: string): Promise<readonly MadeDocument[] | null> {
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')))
    return await Promise.all(
      manifest.map(async ({ file, ...rest }) => ({ ...rest, bytes: await readFile(path.join(folder, file)) })),
    )
  } catch {
    // Not there, or half there: made again.
    return null
  }
}

async function keep(folder: string, made: readonly MadeDocument[]): Promise<void> {
  const building = `${folder}.${process.pid}`
  await mkdir(building, { recursive: true })
  const manifest = await Promise.all(
    made.map(async ({ bytes, ...rest }) => {
      const file = `${rest.letter}.pdf`
      await writeFile(path.join(building, file), bytes)
      return { ...rest, file }
    }),
  )
  await writeFile(path.join(building, 'manifest.json'), JSON.stringify(manifest))
  await rm(folder, { recursive: true, force: true })
  await rename(building, folder)
}

let drawingCode: Promise<string> | null = null
async function cacheKey(application: DemoApplication): Promise<string> {
  drawingCode ??= hashDrawingCode()
  return createHash('sha256')
    .update(await drawingCode)
    .update(JSON.stringify(application))
    .digest('hex')
    .slice(0, 24)
}

async function hashDrawingCode(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['pdf', 'attachments']) {
    const files = (await readdir(path.join(here, folder))).sort()
    for (const file of files) hash.update(await readFile(path.join(here, folder, file)))
  }
  return hash.digest('hex')
}
