import path from 'node:path'

/** Which runtime Playwright starts: the stand-in only pretends origin, sandbox, navigation and keychain. */
export const isStandIn = path.basename(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '') === 'stand-in'

export const onlyOnElectron = 'the stand-in on Chromium only pretends this; it runs on a genuine Electron'
