import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Served } from '../pdf/desk-origin.ts'
import { cutBefore, encrypted, scrambled, statingLength, writePdf } from '../pdf/samples.ts'
import { documentFaults, faultHash } from './document-faults.ts'
import { pagesOf } from './sample-application.ts'

/** A folder of real documents to look at instead of generated ones: `<letter>.pdf`, e.g. `a.pdf`. */
const folder = process.env['PREVIEW_DOCUMENTS'] ?? ''

const outline = ['Purpose', 'Team and data', 'Scheme', 'Price and subsidy', 'Timetable']
const whole = (pages: number): Uint8Array => writePdf({ pages, outline: outline.slice(0, pages), links: true })

/** What the preview answers for a document's address; null for an address that is none. */
export async function makeSampleDocuments(): Promise<(hash: string) => Served | null> {
  const faulty = new Map<string, Served>()
  const locked = await encrypted(whole(18), 'open sesame')
  for (const fault of documentFaults) faulty.set(faultHash(fault), serveFault(fault, locked))
  return (hash) => faulty.get(hash) ?? real(hash) ?? generated(hash)
}

function serveFault(fault: (typeof documentFaults)[number], locked: Uint8Array): Served {
  switch (fault) {
    case 'cut':
      return cutBefore(statingLength(whole(18), 4_800_000), 3)
    case 'cut-all':
      return cutBefore(whole(18), 1).subarray(0, 40)
    case 'scrambled':
      return scrambled(whole(18))
    case 'locked':
      return locked
    case 'not-pdf':
      return new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(48_000)])
    case 'broken-page':
      return writePdf({ pages: 3, brokenPage: 2 })
    case 'seal':
      return { kind: 'document-damaged' }
    default:
      return { kind: 'document-missing' }
  }
}

function real(hash: string): Uint8Array | null {
  const file = path.join(folder, `${hash[0] ?? ''}.pdf`)
  return folder !== '' && existsSync(file) ? readFileSync(file) : null
}

function generated(hash: string): Uint8Array | null {
  const pages = pagesOf(hash)
  return pages === null ? null : whole(pages)
}
