// electron-builder's afterPack: burns the switches of Electron's binary that no user may turn back (runs before signing).
import path from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** @type {Readonly<Record<number, boolean>>} */
const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
}

/**
 * An Electron older than ours has fewer fuses; one newer has more, and then packaging stops until somebody has decided.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename
  const linuxName = /** @type {{ executableName?: string }} */ (packager).executableName ?? name
  const binary = { darwin: `${name}.app`, win32: `${name}.exe`, linux: linuxName }[electronPlatformName] ?? name
  const file = path.join(appOutDir, binary)
  const wire = await getCurrentFuseWire(file)
  const burnt = Object.fromEntries(Object.entries(fuses).filter(([fuse]) => Object.hasOwn(wire, fuse)))
  const complete = /** @type {Record<FuseV1Options, boolean>} */ (burnt)
  await flipFuses(file, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...complete })
}
