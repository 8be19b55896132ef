import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { appArguments } from '../demo/app-process.ts'
import { both } from '../demo/bilingual.ts'
import { demoPassphrase, memberCost } from '../demo/demo-desk.ts'
import { findElectron } from '../launcher/electron.mjs'
import { prepareBatch } from './committee.ts'
import { compare, type Outcome } from './measure.ts'
import { writePlainPdf } from './plain-pdf.ts'
import { treeMemory } from './process-memory.ts'
import { importOnce } from './run-desk.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const applications = 20
/** Until what was needed only once has been given back. */
const idleAfterMs = 4_000

/** The app against an empty window of the same runtime: until the unlock screen is painted, and what both hold at rest. */
export async function measureWindow(folder: string): Promise<readonly Outcome[]> {
  if (!existsSync(path.join(root, 'out/main/main.js'))) throw new Error('npm run build first')
  const runtime = chooseRuntime()
  const empty = writeEmptyApp(path.join(folder, 'empty'))
  const desk = path.join(folder, 'desk')
  const batch = await prepareBatch({
    folder: path.join(folder, 'committee'),
    memberFolder: path.join(desk, 'desk'),
    cost: memberCost,
    applications,
    documentOf: async () => ({
      letter: 'A',
      title: both('Proposal', '計劃書'),
      pages: 2,
      from: writePlainPdf(2, 'Proposal'),
    }),
  })
  await importOnce(batch)
  const emptyData = path.join(folder, 'empty-data')
  return [
    await compare({
      name: `window ready / an empty window (${runtime})`,
      goal: 1.5,
      ours: () => timeWindow(root, desk, 'input[type=password]'),
      reference: () => timeWindow(empty, emptyData, 'p'),
    }),
    await compare({
      name: `memory with the batch open / an empty window (${runtime}, 3 rounds)`,
      goal: 1.5,
      rounds: 3,
      ours: () => weighWindow(root, desk, openBatch),
      reference: () => weighWindow(empty, emptyData, async (page) => page.locator('p').waitFor()),
    }),
  ]
}

/** Electron where its program is here, the stand-in otherwise; what the environment says comes first. */
function chooseRuntime(): 'Electron' | 'stand-in' {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined && findElectron(root) === null)
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.join(root, 'test/stand-in')
  return path.basename(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '') === 'stand-in' ? 'stand-in' : 'Electron'
}

function writeEmptyApp(folder: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', type: 'module', main: 'main.js' }))
  writeFileSync(
    path.join(folder, 'main.js'),
    `import { app, BrowserWindow } from 'electron'
app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<p>empty</p>')
})
`,
  )
  return folder
}

async function launch(
  cwd: string,
  userData: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const app = await _electron.launch({ args: appArguments(userData), cwd, env: Object.fromEntries(inherited) })
  return { app, page: await app.firstWindow() }
}

/** From the start of the process until what is looked for has been painted. */
async function timeWindow(cwd: string, userData: string, painted: string): Promise<number> {
  const from = performance.now()
  const { app, page } = await launch(cwd, userData)
  try {
    await page.locator(painted).first().waitFor()
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    return performance.now() - from
  } finally {
    await app.close()
  }
}

async function weighWindow(cwd: string, userData: string, ready: (page: Page) => Promise<void>): Promise<number> {
  const { app, page } = await launch(cwd, userData)
  try {
    await ready(page)
    await new Promise((resolve) => setTimeout(resolve, idleAfterMs))
    return treeMemory(app.process().pid ?? 0)
  } finally {
    await app.close()
  }
}

async function openBatch(page: Page): Promise<void> {
  await page.locator('input[type=password]').fill(demoPassphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor({ timeout: 20_000 })
  await page.locator('tbody tr').first().waitFor({ timeout: 20_000 })
}
