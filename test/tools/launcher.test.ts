import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashSources, mustBuild } from '../../tools/launcher/build.mjs'
import { findElectron, mayFetch } from '../../tools/launcher/electron.mjs'
import { findNode24, isNewEnough } from '../../tools/launcher/node-24.mjs'
import { mustInstall } from '../../tools/launcher/packages.mjs'
import { planSystemPackages } from '../../tools/launcher/system-packages.mjs'
import { demoArguments, hasDisplay, needsVirtualDisplay } from '../../tools/launcher/view.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-launcher-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (relative: string, text = ''): void => {
  mkdirSync(path.dirname(path.join(folder, relative)), { recursive: true })
  writeFileSync(path.join(folder, relative), text)
}

describe('packages are installed', () => {
  test.each([
    ['when there are none', 100, null, true],
    ['when the lock file is newer than the last install', 200, 100, true],
    ['not when the install is newer', 100, 200, false],
    ['not when both are of the same moment', 100, 100, false],
    ['not again where there is no lock file', null, 100, false],
  ])('%s', (_name, lockAt, installedAt, expected) => {
    expect(mustInstall(lockAt, installedAt)).toBe(expected)
  })
})

describe('Node', () => {
  test.each([
    ['18.20.0', false],
    ['20.20.2', false],
    ['24.0.0', true],
    ['26.1.0', true],
  ])('%s is new enough: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected)
  })

  test('comes from the project where npm has installed one, else from the person, else from nowhere', () => {
    expect(findNode24(folder, '20.20.2')).toBe(null)
    expect(findNode24(folder, '24.1.0')).toBe(process.execPath)
    write('node_modules/.bin/node')
    expect(findNode24(folder, '20.20.2')).toBe(path.join(folder, 'node_modules/.bin/node'))
  })
})

describe('Electron’s program', () => {
  test('is found by its path file and only when it is really there', () => {
    expect(findElectron(folder)).toBe(null)
    write('node_modules/electron/path.txt', 'electron')
    expect(findElectron(folder)).toBe(null)
    write('node_modules/electron/dist/electron')
    expect(findElectron(folder)).toBe(path.join(folder, 'node_modules/electron/dist/electron'))
  })

  const day = 24 * 60 * 60 * 1000
  test.each([
    ['the first time', null, true],
    ['not soon after a failure', { at: 10 * day - 1000, from: '45.4.1' }, false],
    ['again a day after a failure', { at: 9 * day - 1, from: '45.4.1' }, true],
    ['at once when another mirror is named', { at: 10 * day - 1000, from: '45.4.1 ELECTRON_MIRROR=x' }, true],
    ['again when the clock went back', { at: 11 * day, from: '45.4.1' }, true],
    ['when what was remembered is nonsense', 'nonsense', true],
  ])('is fetched %s', (_name, failure, expected) => {
    expect(mayFetch(failure, '45.4.1', 10 * day)).toBe(expected)
  })
})

describe('system packages', () => {
  test.each([
    ['nothing is done when nothing is missing', [], true, true, { kind: 'nothing' }],
    ['root on Debian installs them', ['chromium'], true, true, { kind: 'install', packages: ['chromium'] }],
    ['elsewhere they are named', ['chromium'], true, false, { kind: 'elsewhere', packages: ['chromium'] }],
  ])('%s', (_name, missing, isRoot, hasApt, expected) => {
    expect(planSystemPackages(missing, { isRoot, hasApt })).toEqual(expected)
  })

  test('a person who is not root is told the exact command', () => {
    expect(planSystemPackages(['chromium', 'xvfb'], { isRoot: false, hasApt: true })).toEqual({
      kind: 'tell',
      packages: ['chromium', 'xvfb'],
      command: 'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium xvfb',
    })
  })
})

describe('the window', () => {
  test.each([
    [{}, 'linux', false],
    [{ DISPLAY: '' }, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
    [{}, 'darwin', true],
    [{}, 'win32', true],
  ] as const)('%o on %s is a display: %s', (env, platform, expected) => {
    expect(hasDisplay(env, platform)).toBe(expected)
  })

  test('without a display the tour runs, with what the person asked for', () => {
    expect(demoArguments([], false)).toEqual(['--tour'])
    expect(demoArguments(['--documents', 'x'], false)).toEqual(['--tour', '--documents', 'x'])
    expect(demoArguments(['--tour', '--documents', 'x'], false)).toEqual(['--tour', '--documents', 'x'])
    expect(demoArguments([], true)).toEqual([])
  })

  test('only Electron without a display needs a virtual one', () => {
    const asked = (['electron', 'stand-in'] as const).flatMap((runtime) =>
      [true, false].map((isSeen) => needsVirtualDisplay(runtime, isSeen)),
    )
    expect(asked).toEqual([false, true, false, false])
  })
})

describe('a build', () => {
  test('follows the contents of the sources, not their dates', () => {
    write('shared/a.ts', '1')
    const first = hashSources(folder)
    write('shared/a.ts', '1')
    expect(hashSources(folder)).toBe(first)
    write('shared/a.ts', '2')
    const changed = hashSources(folder)
    write('shared/b/c.ts')
    const added = hashSources(folder)
    write('test/other.test.ts')
    expect(new Set([first, changed, added]).size).toBe(3)
    expect(hashSources(folder)).toBe(added)
  })

  test.each([
    ['the first time', null, true, true],
    ['when a source has changed', 'old', true, true],
    ['when a result is missing', 'now', false, true],
    ['not again', 'now', true, false],
  ])('is made %s', (_name, built, isThere, expected) => {
    expect(mustBuild(built, 'now', isThere)).toBe(expected)
  })
})

const olderNode = ((): string | null => {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).map((entry) => path.join(entry, 'node'))
  const older = folders
    .filter((file) => existsSync(file))
    .find((file) => {
      const version = spawnSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim()
      return version !== '' && !isNewEnough(version)
    })
  if (older === undefined) console.log('skipped: there is no Node older than 24 here to try')
  return older ?? null
})()

describe.skipIf(olderNode === null)('under an older Node', () => {
  const launcher = readdirSync('tools/launcher').map((name) => `tools/launcher/${name}`)

  test('the guard stops with one sentence', () => {
    const { status, stderr } = spawnSync(olderNode ?? '', ['tools/node-version.mjs'], { encoding: 'utf8' })
    expect([status, stderr.trim().split('\n')]).toEqual([1, [expect.stringMatching(/^Review Desk needs Node 24/)]])
  })

  test('vitest started by hand stops with the sentence, not with a segmentation fault', () => {
    const ran = spawnSync(olderNode ?? '', ['node_modules/vitest/vitest.mjs', 'list'], { encoding: 'utf8' })
    expect(ran.signal).toBe(null)
    expect(ran.status).not.toBe(0)
    expect(ran.stderr + ran.stdout).toContain('Review Desk needs Node 24')
  })

  test.each(launcher)('%s can be read', (file) => {
    const { status, stderr } = spawnSync(olderNode ?? '', ['--check', file], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })
})
