import { isBarred } from '../../electron/core/right-to-rule.ts'
import { rulerOn } from '../../electron/core/ruler.ts'
import { countersign, rule } from '../../electron/core/secretariat/chair.ts'
import { grantDue } from '../../electron/core/secretariat/grants.ts'
import { declarationsReceived } from '../../electron/core/secretariat/received.ts'
import { pendingEntries } from '../../electron/core/store/roster.ts'
import { unlockDemoDesk, type DemoDesk } from './demo-desk.ts'
import type { DemoFolder } from './demo-folder.ts'
import { expectOk } from './expect-ok.ts'
import type { Seat } from './options.ts'
import { chairman, members, secretary, type DemoPerson } from './people.ts'

/** Everybody of the committee whose desk no person has opened, at work: what is sent is answered within seconds. */
export interface Office {
  /** To see what has arrived. Throws where a person sits at it. */
  readonly secretariat: () => DemoDesk
  readonly close: () => Promise<void>
}

interface Staff {
  readonly secretariat: DemoDesk | null
  readonly chair: DemoDesk | null
  /** Only beside a secretary who publishes: in the demo's own batch everybody has declared. */
  readonly members: readonly DemoDesk[]
}
const pauseMs = 1_500

/** Needs the server. `report` gets a sentence when a round fails; the next one tries again. */
export async function openOffice(folder: DemoFolder, as: Seat, report: (sentence: string) => void): Promise<Office> {
  const open = ({ key }: DemoPerson) => unlockDemoDesk(folder.desk(key))
  const staff: Staff = {
    secretariat: as === 'secretary' ? null : await open(secretary),
    chair: as === 'chairman' ? null : await open(chairman),
    members: as === 'secretary' ? await Promise.all(members.filter((each) => each !== chairman).map(open)) : [],
  }
  const stopped = new AbortController()
  const working = work(staff, stopped.signal, report)
  return {
    secretariat: () => {
      if (staff.secretariat === null) throw new Error('a person sits at the secretariat')
      return staff.secretariat
    },
    close: async () => {
      stopped.abort()
      await working
      for (const desk of [staff.secretariat, staff.chair, ...staff.members]) await desk?.core.close()
    },
  }
}

async function work(staff: Staff, stopped: AbortSignal, report: (sentence: string) => void): Promise<void> {
  while (!stopped.aborted) {
    try {
      await round(staff)
    } catch (error) {
      report((error as Error).message)
    }
    await pause(stopped)
  }
}

async function round({ secretariat, chair, members: others }: Staff): Promise<void> {
  for (const [place, desk] of others.entries()) await declare(desk, place)
  if (chair !== null && others.length > 0) await declare(chair, others.length)
  await secretariat?.sync()
  await chair?.sync()
  if (chair !== null && (await preside(chair))) {
    await chair.sync()
    await secretariat?.sync()
  }
  if (secretariat === null) return
  const { granted, revoked } = expectOk('grant', await grantDue(secretariat.desk()))
  if (granted + revoked > 0) await secretariat.sync()
}

/** No interest in anything, but the second member has one in the first application of each batch. */
async function declare({ core, sync }: DemoDesk, place: number): Promise<void> {
  await sync()
  const view = expectOk('declarations', await core.handlers.declarations(undefined))
  const rows = view?.rows.filter(({ state }) => state === 'to-answer') ?? []
  if (rows.length === 0) return
  for (const { applicationId, number } of rows) {
    const hasInterest = place === 1 && number === 1
    const draft = hasInterest
      ? ({ answer: 'interest', interestKind: 'student-or-co-author', text: 'We have published together.' } as const)
      : ({ answer: 'none', interestKind: null, text: '' } as const)
    expectOk('declare', await core.handlers.draftDeclaration({ applicationId, draft }))
  }
  expectOk(
    'sign',
    await core.handlers.signDeclarations({ applicationIds: rows.map(({ applicationId }) => applicationId) }),
  )
  await sync()
}

/** The chairman of the demo lets newcomers in, and has everybody with an interest withdraw. True when something was signed. */
async function preside(chair: DemoDesk): Promise<boolean> {
  const desk = chair.desk()
  const waiting = pendingEntries(desk.store).length
  if (waiting > 0) expectOk('countersign', await countersign(desk))
  const toRule = declarationsReceived(desk).filter(
    ({ application, member, body, ruling }) =>
      body.answer === 'interest' &&
      body.withdrawn === null &&
      ruling === null &&
      member !== desk.own.member &&
      rulerOn(desk.store, application, member) === 'chairman' &&
      !isBarred(desk.store, application, desk.own.member),
  )
  for (const { member, application } of toRule) expectOk('rule', await rule(desk, member, application, 'withdraw'))
  return waiting + toRule.length > 0
}

const pause = (stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopped.aborted) return resolve()
    const timer = setTimeout(resolve, pauseMs)
    stopped.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
