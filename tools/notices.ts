import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// The notices of third-party software and typefaces: out/renderer/notices.txt, which the page shows under "Licences", and
// the same in resources/notices/, which is laid beside the packaged app. Electron brings files of its own.

export interface Notice {
  readonly name: string
  readonly version: string
  /** As the package states it, e.g. `MIT`. */
  readonly licence: string
  readonly text: string
}

/** What the bundler lists in `third-party.json` of each bundle. */
interface Bundled {
  readonly name: string
  readonly version: string
  readonly identifier?: string
  readonly text?: string
}
interface Package {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** Packages that go into the app as they are, with what they need; `better-sqlite3` is an alias in our package.json. */
const shippedWhole = ['better-sqlite3', 'sodium-native']
const typefaces = ['@fontsource-variable/inter', '@fontsource-variable/noto-sans-hk', '@expo-google-fonts/noto-sans-hk']
const pdfjsData = ['cmaps', 'standard_fonts', 'wasm', 'iccs']
/** Published without its licence's text, which stands in the author's other package under the same licence. */
const textStandsIn: Readonly<Record<string, string>> = { 'react-remove-scroll-bar': 'react-remove-scroll' }
const isLicence = (name: string): boolean => /^(licen[cs]e|copying)/i.test(name)

export function collectNotices(root: string): Notice[] {
  const notices = [
    ...['main', 'main/packer', 'main/importer', 'renderer'].flatMap((bundle) => readBundled(root, bundle)),
    ...withDependencies(root, shippedWhole).map((name) => readPackage(root, name)),
    ...typefaces.map((name) => readPackage(root, name)),
    ...pdfjsData.flatMap((folder) => readPdfjsData(root, folder)),
    ...readOwn(path.join(root, 'resources/licences')),
  ]
  const byName = new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice]))
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

function readBundled(root: string, bundle: string): Notice[] {
  const file = path.join(root, 'out', bundle, 'third-party.json')
  if (!existsSync(file)) return []
  const bundled = JSON.parse(readFileSync(file, 'utf8')) as Bundled[]
  return bundled.map(({ name, version, identifier, text }) => ({
    name,
    version,
    licence: identifier ?? '',
    text: text ?? licenceTexts(path.join(root, 'node_modules', textStandsIn[name] ?? name)),
  }))
}

const describe = (root: string, name: string): Package =>
  JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')) as Package

function withDependencies(root: string, names: readonly string[]): string[] {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name) || !existsSync(path.join(root, 'node_modules', name))) return
    found.add(name)
    for (const dependency of Object.keys(describe(root, name).dependencies ?? {})) visit(dependency)
  }
  for (const name of names) visit(name)
  return [...found]
}

function readPackage(root: string, name: string): Notice {
  const { name: realName, version, license } = describe(root, name)
  return { name: realName, version, licence: license ?? '', text: licenceTexts(path.join(root, 'node_modules', name)) }
}

const licenceTexts = (folder: string): string =>
  readdirSync(folder)
    .filter(isLicence)
    .map((file) => readFileSync(path.join(folder, file), 'utf8').trim())
    .join('\n\n')

function readPdfjsData(root: string, folder: string): Notice[] {
  const full = path.join(root, 'node_modules/pdfjs-dist', folder)
  const files = readdirSync(full).filter((name) => isLicence(name) && !name.endsWith('QUICKJS'))
  return files.map((file) => ({
    name: `pdf.js ${folder}, ${file.replace(/^LICENSE_?/, '') || 'all files'}`,
    version: describe(root, 'pdfjs-dist').version,
    licence: '',
    text: readFileSync(path.join(full, file), 'utf8').trim(),
  }))
}

/** Of native code that stands in no package of its own: the first line is name and licence, then the text. */
function readOwn(folder: string): Notice[] {
  return readdirSync(folder).map((file) => {
    const [title = '', ...rest] = readFileSync(path.join(folder, file), 'utf8').split('\n')
    const [name = '', licence = ''] = title.split(' - ')
    return { name, version: '', licence, text: rest.join('\n').trim() }
  })
}

export function noticesToText(notices: readonly Notice[]): string {
  const heading = ({ name, version, licence }: Notice): string =>
    [name, version, licence === '' ? '' : `(${licence})`].filter((part) => part !== '').join(' ')
  const list = notices.map((notice) => `  ${heading(notice)}`).join('\n')
  const texts = notices.map((notice) => `${'-'.repeat(80)}\n${heading(notice)}\n\n${notice.text}\n`).join('\n')
  return `Review Desk is built with the following software and typefaces.\n\n${list}\n\n${texts}`
}

export function writeNotices(root: string): void {
  const text = noticesToText(collectNotices(root))
  const besideTheApp = path.join(root, 'resources/notices')
  mkdirSync(besideTheApp, { recursive: true })
  writeFileSync(path.join(besideTheApp, 'third-party.txt'), text)
  writeFileSync(path.join(root, 'out/renderer/notices.txt'), text)
}
