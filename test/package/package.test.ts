import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { extractAll, extractFile, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeFakeElectron } from './fake-electron.ts'

// What `npm run dist` puts into a package, packed around a stand-in for Electron's files and read back.

const isPackable = ((): boolean => {
  const reason =
    process.platform === 'linux'
      ? existsSync('out/main/main.js')
        ? null
        : 'nothing is built yet (npm run build)'
      : 'it packs for Linux'
  if (reason !== null) console.log(`skipped: the packaging test, because ${reason}`)
  return reason === null
})()
const platform = `${process.platform}-${process.arch}`
const natives = [
  `/node_modules/better-sqlite3/prebuilds/${platform}.node`,
  `/node_modules/sodium-native/prebuilds/${platform}/sodium-native.node`,
]

describe.skipIf(!isPackable)('the package', () => {
  let folder = ''
  let app = ''
  let asar = ''
  let files: string[] = []
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-package-'))
    await writeFakeElectron(path.join(folder, 'electron'))
    const packed = spawnSync(
      process.execPath,
      [
        'node_modules/electron-builder/cli.js',
        '--linux',
        'dir',
        `-c.electronDist=${path.join(folder, 'electron')}`,
        `-c.directories.output=${path.join(folder, 'release')}`,
      ],
      { encoding: 'utf8' },
    )
    expect(packed.status, packed.stdout + packed.stderr).toBe(0)
    app = path.join(folder, 'release/linux-unpacked')
    asar = path.join(app, 'resources/app.asar')
    files = listPackage(asar, { isPack: false })
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('holds the three bundles and what pdf.js fetches', () => {
    for (const file of [
      '/package.json',
      '/out/main/main.js',
      '/out/main/importer/importer.cjs',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/out/renderer/notices.txt',
      '/out/renderer/pdfjs/cmaps/UniCNS-UTF16-H.bcmap',
      '/out/renderer/pdfjs/standard_fonts/FoxitSymbol.pfb',
      '/out/renderer/pdfjs/wasm/openjpeg.wasm',
    ]) {
      expect(files).toContain(file)
    }
    expect((JSON.parse(extractFile(asar, 'package.json').toString()) as { main: string }).main).toBe('out/main/main.js')
  })

  test('holds no source, test, tool, source map or list of the bundler', () => {
    const strays = files.filter((file) => /\.(ts|tsx|map|bare|c|cc|h|gyp)$|third-party\.json$|quickjs/.test(file))
    expect(strays).toEqual([])
    expect([...new Set(files.map((file) => file.split('/')[1] ?? ''))].sort()).toEqual([
      'node_modules',
      'out',
      'package.json',
    ])
  })

  test('holds of the packages only the two native ones and what finds their binaries', () => {
    const packages = new Set(files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []))
    expect([...packages].sort()).toEqual([
      'bare-addon-resolve',
      'bare-module-resolve',
      'bare-semver',
      'better-sqlite3',
      'require-addon',
      'sodium-native',
      'which-runtime',
    ])
  })

  test('has the native binaries of this platform alone, outside of the archive', () => {
    expect(files.filter((file) => file.endsWith('.node')).sort()).toEqual(natives)
    for (const native of natives) {
      expect(statFile(asar, native.slice(1))).toMatchObject({ unpacked: true })
      expect(existsSync(path.join(`${asar}.unpacked`, native))).toBe(true)
    }
  })

  test('carries all that the main bundle imports: it opens an encrypted store and seals', () => {
    const main = extractFile(asar, 'out/main/main.js').toString()
    const imported = [...main.matchAll(/^import .*?from "([^"]+)"/gm)].map((match) => match[1] ?? '')
    const foreign = imported.filter((name) => !isBuiltin(name) && name !== 'electron')
    expect([...new Set(foreign)].sort()).toEqual(['better-sqlite3', 'sodium-native'])
    const unpacked = path.join(folder, 'unpacked')
    extractAll(asar, unpacked)
    cpSync(`${asar}.unpacked`, unpacked, { recursive: true })
    const script = `
      const Database = require('better-sqlite3')
      const sodium = require('sodium-native')
      const store = new Database(':memory:')
      const key = Buffer.alloc(32)
      sodium.randombytes_buf(key)
      console.log(store.prepare('select 6 * 7').pluck().get(), key.some((byte) => byte !== 0))`
    const ran = spawnSync(process.execPath, ['-e', script], { cwd: unpacked, encoding: 'utf8' })
    expect([ran.stdout.trim(), ran.stderr]).toEqual(['42 true', ''])
  })

  test('holds only the numbered slices of the Chinese typeface', () => {
    const slices = files.filter((file) => file.includes('noto-sans-hk')).map((file) => path.basename(file))
    expect(slices.length).toBeGreaterThan(90)
    expect(slices.filter((name) => !/^noto-sans-hk-\d+-wght-normal-/.test(name))).toEqual([])
  })

  test('has every fuse set, read back from the binary', async () => {
    const wire = await getCurrentFuseWire(path.join(app, 'review-desk'))
    const on = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE
    expect(Object.keys(wire).filter((key) => key !== 'version')).toHaveLength(9)
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      nodeCliInspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      ownSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      filePrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
      wasmTrapHandlers: on(FuseV1Options.WasmTrapHandlers),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      nodeCliInspect: false,
      asarIntegrity: true,
      onlyFromAsar: true,
      ownSnapshot: false,
      filePrivileges: false,
      wasmTrapHandlers: true,
    })
  })

  test('lays the notices beside the app, each with its licence, and Electron’s own', () => {
    const notices = readFileSync(path.join(app, 'resources/notices/third-party.txt'), 'utf8')
    for (const name of [
      'react',
      'zod',
      'better-sqlite3-multiple-ciphers',
      'sodium-native',
      'libsodium',
      'inter',
      'noto-sans-hk',
    ]) {
      expect(notices).toContain(name)
    }
    expect(notices).toContain('SIL OPEN FONT LICENSE')
    const sections = notices.split(/^-{80}\n/m).slice(1)
    expect(
      sections.filter((section) => section.trim().split('\n').length < 4).map((section) => section.split('\n')[0]),
    ).toEqual([])
    expect(
      readdirSync(app)
        .filter((name) => name.startsWith('LICENSE'))
        .sort(),
    ).toEqual(['LICENSE.electron.txt', 'LICENSES.chromium.html'])
  })

  test('keeps Chromium’s words in our languages only', () => {
    expect(readdirSync(path.join(app, 'locales')).sort()).toEqual(['en-GB.pak', 'en-US.pak', 'zh-CN.pak', 'zh-TW.pak'])
  })
})

test('electron-builder.yml has only keys that electron-builder knows', async () => {
  const require = createRequire(import.meta.url)
  const { validateConfiguration } = require('app-builder-lib/out/util/config/config') as {
    readonly validateConfiguration: (config: unknown, log: unknown) => Promise<void>
  }
  const { DebugLogger } = require('builder-util') as { DebugLogger: new (isEnabled: boolean) => unknown }
  const { load } = require('js-yaml') as { readonly load: (text: string) => object }
  const config = load(readFileSync('electron-builder.yml', 'utf8'))
  await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined()
  await expect(validateConfiguration({ ...config, asarr: true }, new DebugLogger(false))).rejects.toThrow(/asarr/)
})
