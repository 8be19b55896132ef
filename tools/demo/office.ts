import { countersign, rule } from '../../electron/core/secretariat/chair.ts'
import { grantDue } from '../../electron/core/secretariat/grants.ts'
import { declarationsReceived } from '../../electron/core/secretariat/received.ts'
import { pendingEntries } from '../../electron/core/store/roster.ts'
import { unlockDemoDesk, type DemoDesk } from './demo-desk.ts'
import type { DemoFolder } from './demo-folder.ts'
import { expectOk } from './expect-ok.ts'
import { chairman, secretary } from './people.ts'

/** Secretariat and chairman at work: what our member sends is answered within seconds. */
export interface Office {
  /** The secretariat's desk, to see what has arrived. */
  readonly secretariat: DemoDesk
  readonly close: () => Promise<void>
}

const pauseMs = 1_500

/** Needs the server. `report` gets a sentence when a round fails; the next one tries again. */
export async function openOffice(folder: DemoFolder, report: (sentence: string) => void): Promise<Office> {
  const secretariat = await unlockDemoDesk(folder.desk(secretary.key))
  const chair = await unlockDemoDesk(folder.desk(chairman.key))
  const stopped = new AbortController()
  const working = work(secretariat, chair, stopped.signal, report)
  return {
    secretariat,
    close: async () => {
      stopped.abort()
      await working
      await secretariat.core.close()
      await chair.core.close()
    },
  }
}

async function work(
  secretariat: DemoDesk,
  chair: DemoDesk,
  stopped: AbortSignal,
  report: (sentence: string) => void,
): Promise<void> {
  while (!stopped.aborted) {
    try {
      await round(secretariat, chair)
    } catch (error) {
      report((error as Error).message)
    }
    await pause(stopped)
  }
}

async function round(secretariat: DemoDesk, chair: DemoDesk): Promise<void> {
  await secretariat.sync()
  await chair.sync()
  if (await preside(chair)) {
    await chair.sync()
    await secretariat.sync()
  }
  const { granted, revoked } = expectOk('grant', await grantDue(secretariat.desk()))
  if (granted + revoked > 0) await secretariat.sync()
}

/** The chairman of the demo lets newcomers in, and has everybody with an interest withdraw. True when something was signed. */
async function preside(chair: DemoDesk): Promise<boolean> {
  const desk = chair.desk()
  const waiting = pendingEntries(desk.store).length
  if (waiting > 0) expectOk('countersign', await countersign(desk))
  const toRule = declarationsReceived(desk).filter(
    ({ body, ruling }) => body.answer === 'interest' && body.withdrawn === null && ruling === null,
  )
  for (const { member, application } of toRule) {
    if (member !== desk.own.member) expectOk('rule', await rule(desk, member, application, 'withdraw'))
  }
  return waiting + toRule.length > 0
}

const pause = (stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopped.aborted) return resolve()
    const timer = setTimeout(resolve, pauseMs)
    stopped.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
