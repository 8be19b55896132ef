import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { open, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { openFile, sealFile } from '../../electron/core/crypto/age-file.ts'
import { secureRandom } from '../../electron/core/crypto/random.ts'
import { createSealIdentity, identityToText } from '../../electron/core/crypto/seal-keys.ts'
import { createHashThreads } from '../../electron/core/crypto/tally.ts'
import { compare, type Outcome, timed } from './measure.ts'

const bytes = 256 * 1024 * 1024

/** Sealing and opening one large document against the `age` command line on the same bytes, disk to disk. */
export async function measureSealing(folder: string): Promise<readonly Outcome[]> {
  const clear = path.join(folder, 'clear')
  const sealed = path.join(folder, 'sealed')
  const opened = path.join(folder, 'opened')
  const keyFile = path.join(folder, 'key.txt')
  const identity = createSealIdentity(secureRandom)
  await writeFile(clear, randomBytes(bytes))
  await writeFile(keyFile, `${identityToText(identity)}\n`)
  const threads = createHashThreads()
  const recipients = [identity.recipient]
  try {
    const sealing = await compare({
      name: 'sealing 256 MB / age',
      goal: 1.2,
      ours: () =>
        timed(() =>
          between(
            clear,
            sealed,
            async (files) => void (await sealFile(files, { recipients, random: secureRandom }, threads.createTally)),
          ),
        ),
      reference: () => timed(() => void execFileSync('age', ['-r', identity.recipient, '-o', `${sealed}.age`, clear])),
    })
    const opening = await compare({
      name: 'opening 256 MB / age',
      goal: 1.2,
      ours: () => timed(() => between(sealed, opened, async (files) => void (await openFile(files, [identity])))),
      reference: () => timed(() => void execFileSync('age', ['-d', '-i', keyFile, '-o', `${opened}.age`, sealed])),
    })
    return [sealing, opening]
  } finally {
    await threads.close()
    await Promise.all(
      [clear, sealed, opened, `${sealed}.age`, `${opened}.age`, keyFile].map((file) => rm(file, { force: true })),
    )
  }
}

async function between(
  from: string,
  to: string,
  work: (files: {
    readonly from: Awaited<ReturnType<typeof open>>
    readonly to: Awaited<ReturnType<typeof open>>
  }) => Promise<void>,
): Promise<void> {
  const files = { from: await open(from, 'r'), to: await open(to, 'w') }
  try {
    await work(files)
  } finally {
    await Promise.all([files.from.close(), files.to.close()])
  }
}
