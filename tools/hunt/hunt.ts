import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openBytes } from '../../electron/core/crypto/age-bytes.ts'
import { parseIdentity, type SealIdentity } from '../../electron/core/crypto/seal-keys.ts'
import type { Argon2Cost } from '../../electron/core/crypto/wrap-format.ts'
import type { Deps } from '../../electron/core/deps.ts'
import { openDesk } from '../../electron/core/open-desk.ts'
import { createStoreKeys } from '../../electron/core/store-keys.ts'
import { expectOk } from '../demo/expect-ok.ts'
import { createSearch } from './search-bytes.ts'
import { clearPages } from './store-pages.ts'

// What somebody finds who holds a laptop with everything needed to open it: all files as they are, every page of the
// store in clear, and whatever opens with any key that lies anywhere among these.

export interface Marker {
  /** Where it was planted. */
  readonly place: string
  readonly text: string
}
export interface Haystack {
  readonly place: string
  readonly bytes: Buffer
}

export interface WayIn {
  /** Of the desk whose files these are. */
  readonly deps: Deps
  readonly cost: Argon2Cost
  readonly passphrase: string
}
export interface Laptop {
  /** Everything under these is looked at. */
  readonly folders: readonly string[]
  readonly storeKey: Uint8Array
  /** The laptop's own key to envelopes, which the store holds only as a secret it is made from. */
  readonly own: SealIdentity
  /** Envelopes kept in the store: a long one lies on several pages, which nobody but SQLite puts together. */
  readonly envelopes: readonly Buffer[]
}

/** From the files as they are at this moment, by a copy: the app may be running. */
export async function seize(folders: readonly string[], way: WayIn): Promise<Laptop> {
  const { deps, cost, passphrase } = way
  const copy = mkdtempSync(path.join(tmpdir(), 'review-desk-seized-'))
  try {
    const storeKey = expectOk('open the laptop', await createStoreKeys(deps, cost).byPassphrase(passphrase))
    for (const name of ['store.db', 'store.db-wal']) {
      if (existsSync(path.join(deps.dataFolder, name)))
        copyFileSync(path.join(deps.dataFolder, name), path.join(copy, name))
    }
    const { store, keys } = expectOk('open its store', openDesk({ ...deps, dataFolder: copy }, storeKey))
    const envelopes = store.all<{ sealed: Buffer }>('SELECT sealed FROM envelopes WHERE sealed IS NOT NULL')
    store.close()
    return { folders, storeKey, own: keys.seal, envelopes: envelopes.map(({ sealed }) => sealed) }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

export async function turnOver({ folders, storeKey, own, envelopes }: Laptop): Promise<readonly Haystack[]> {
  const files = folders.flatMap(filesUnder).map((place) => ({ place, bytes: readFileSync(place) }))
  const pages = files
    .filter(({ place }) => path.basename(place) === 'store.db')
    .flatMap(({ place }) => clearPages(place, storeKey))
  const store = { place: 'pages of the store', bytes: Buffer.concat(pages) }
  const keys = [own, ...keysIn([...files, store])]
  const sealed = [...files.filter(isAge), ...envelopes.map((bytes, i) => ({ place: `envelope ${i}`, bytes }))]
  const opened: Haystack[] = []
  for (const each of sealed) {
    const clear = await openByAny(each.bytes, keys)
    if (clear !== null) opened.push({ place: `opened from ${each.place}`, bytes: clear })
  }
  return [...files, store, ...opened]
}

const ageHeader = 'age-encryption.org/v1\n'
const isAge = ({ bytes }: Haystack): boolean => bytes.subarray(0, ageHeader.length).toString('latin1') === ageHeader

/** The places of those markers that lie anywhere in these, in any spelling. */
export function found(haystacks: readonly Haystack[], markers: readonly Marker[]): readonly string[] {
  const wanted = markers.flatMap(({ text }, marker) => spellings(text).map((bytes) => ({ bytes, marker })))
  const seen = new Set<number>()
  const search = createSearch(wanted.map(({ bytes }) => bytes))
  for (const { bytes } of haystacks) for (const needle of search(bytes)) seen.add(wanted[needle]?.marker ?? Number.NaN)
  return markers.filter((_, marker) => seen.has(marker)).map(({ place }) => place)
}

/** As UTF-8, UTF-16, hex and base64 at its three offsets. */
export function spellings(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const base64 = [0, 1, 2].map((offset) => {
    const coded = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64')
    // The first and last digits also code neighbours.
    return Buffer.from(coded.slice(offset === 0 ? 0 : 4, -4))
  })
  return [utf8, utf16, Buffer.from(utf16).swap16(), Buffer.from(utf8.toString('hex')), ...base64]
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

function keysIn(haystacks: readonly Haystack[]): readonly SealIdentity[] {
  const texts = haystacks.flatMap(
    ({ bytes }) => bytes.toString('latin1').match(/AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}/g) ?? [],
  )
  return [...new Set(texts)].flatMap((text) => {
    const parsed = parseIdentity(text)
    return parsed.ok ? [parsed.value] : []
  })
}

/** Envelopes and documents alike; null: no key here opens it. */
async function openByAny(sealed: Buffer, keys: readonly SealIdentity[]): Promise<Buffer | null> {
  const opened = await openBytes(sealed, keys)
  return opened?.ok === true ? Buffer.from(opened.value) : null
}
