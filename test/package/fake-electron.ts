import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createPackage } from '@electron/asar'

/** Where Electron's fuses begin in its binary: this mark, a version, how many there are, then one character each. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As Electron ships them: on for convenience, off for safety. */
const fusesAsShipped = '101001011'

/** What electron-builder needs of an unpacked Electron for Linux, without Electron: enough to pack, nothing to run. */
export async function writeFakeElectron(folder: string): Promise<void> {
  const write = (relative: string, content: string | Buffer): void => {
    mkdirSync(path.dirname(path.join(folder, relative)), { recursive: true })
    writeFileSync(path.join(folder, relative), content, { mode: 0o755 })
  }
  const fuses = Buffer.concat([
    Buffer.from(fuseMark),
    Buffer.from([1, fusesAsShipped.length]),
    Buffer.from(fusesAsShipped),
  ])
  write('electron', Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses, Buffer.from('\n')]))
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat', 'chrome-sandbox'])
    write(name, '')
  for (const name of ['chrome_100_percent.pak', 'chrome_crashpad_handler', 'libffmpeg.so', 'v8_context_snapshot.bin']) {
    write(name, '')
  }
  for (const language of ['en-US', 'en-GB', 'zh-TW', 'zh-CN', 'de', 'ja']) write(`locales/${language}.pak`, '')
  write('version', '45.4.1')
  write('default-app/package.json', '{}')
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  await createPackage(path.join(folder, 'default-app'), path.join(folder, 'resources/default_app.asar'))
}
