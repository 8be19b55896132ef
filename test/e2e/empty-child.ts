import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { countersign, rule } from '../../electron/core/secretariat/chair.ts'
import { declarationsReceived } from '../../electron/core/secretariat/received.ts'
import { startServer } from '../../server/start.ts'
import { demoApplications } from '../../tools/demo/applications.ts'
import { createDemoCalendar } from '../../tools/demo/calendar.ts'
import { createDemoDesk, demoDeps, type DemoDesk, lightCost } from '../../tools/demo/demo-desk.ts'
import { readDocuments } from '../../tools/demo/documents.ts'
import { expectOk } from '../../tools/demo/expect-ok.ts'
import { readGivenDocuments } from '../../tools/demo/given-documents.ts'
import { referenceOf, writeImportSource } from '../../tools/demo/import-source.ts'
import { demoPassphrase } from '../../tools/demo/passphrase.ts'
import { sharesThread } from '../../tools/demo/shares-thread.ts'
import { found, seize, turnOver } from '../../tools/hunt/hunt.ts'
import { answerLines } from './answer-lines.ts'

// A server without a committee, the laptops of those who are invited, and a folder with applications: everything around
// the window of a secretary who begins with nothing.

const folder = process.argv[2] ?? ''
const desks = new Map<string, DemoDesk>()
const deskOf = (key: string): DemoDesk => {
  const desk = desks.get(key)
  if (desk === undefined) throw new Error(`${key} has no laptop`)
  return desk
}
const folderOf = (key: string): string => path.join(folder, 'laptops', key)
let server: Awaited<ReturnType<typeof startServer>> | null = null
let serverUrl = ''

interface Declaration {
  readonly key: string
  /** Numbers of the applications in which there is an interest. */
  readonly interests: readonly number[]
}

answerLines({
  serve: async () => {
    const setupToken = randomBytes(24).toString('hex')
    const settings = { host: '127.0.0.1', port: 0, dataFolder: path.join(folder, 'server'), setupToken }
    server = await startServer(settings, () => undefined, sharesThread)
    serverUrl = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    return { serverUrl, setupToken }
  },
  /** A folder as applicants' papers come; `documents`: PDFs of a person's own in place of the invented ones. */
  source: async ({ documents }: { readonly documents: string | null }) => {
    const applications = demoApplications(createDemoCalendar(Date.now()))
    const papers =
      documents === null
        ? await Promise.all(applications.map(readDocuments))
        : await readGivenDocuments(documents, applications.length)
    const source = path.join(folder, 'source')
    await writeImportSource(source, applications, papers, { slip: true })
    return {
      source,
      references: applications.map(referenceOf),
      names: applications.map(({ form }) => form.applicant.name.en),
    }
  },
  /** What the secretariat would type, by reference. */
  assessments: async () =>
    demoApplications(createDemoCalendar(Date.now())).map((each) => {
      const { terms, similarCases: _none, ...rest } = each.assessment
      return { reference: referenceOf(each), assessment: { ...rest, ...terms } }
    }),
  join: async ({ key, code }: { readonly key: string; readonly code: string }) => {
    const desk = createDemoDesk(folderOf(key), lightCost)
    const reply = expectOk('enrol', await desk.core.handlers.setUp({ serverUrl, code, passphrase: demoPassphrase }))
    desks.set(key, desk)
    return reply.checkPhrase
  },
  sync: ({ key }: { readonly key: string }) => deskOf(key).sync(),
  countersign: async ({ key }: { readonly key: string }) => {
    await deskOf(key).sync()
    const signed = expectOk('countersign', await countersign(deskOf(key).desk()))
    await deskOf(key).sync()
    return signed
  },
  declare: async ({ key, interests }: Declaration) => {
    const { core, sync } = deskOf(key)
    await sync()
    const rows = expectOk('list', await core.handlers.declarations(undefined))?.rows ?? []
    const open = rows.filter(({ state }) => state === 'to-answer')
    for (const { applicationId, number } of open) {
      const draft = interests.includes(number)
        ? ({ answer: 'interest', interestKind: 'employment', text: 'I sit on its board.' } as const)
        : ({ answer: 'none', interestKind: null, text: '' } as const)
      expectOk('declare', await core.handlers.draftDeclaration({ applicationId, draft }))
    }
    const applicationIds = open.map(({ applicationId }) => applicationId)
    const { signed } = expectOk('sign', await core.handlers.signDeclarations({ applicationIds }))
    await sync()
    return signed
  },
  /** Every interest that waits: withdraw. */
  rule: async ({ key }: { readonly key: string }) => {
    const { desk, sync } = deskOf(key)
    await sync()
    const waiting = declarationsReceived(desk()).filter(
      ({ body, ruling }) => body.answer === 'interest' && ruling === null,
    )
    for (const { member, application } of waiting) expectOk('rule', await rule(desk(), member, application, 'withdraw'))
    await sync()
    return waiting.length
  },
  withdraw: async ({ key, number }: { readonly key: string; readonly number: number }) => {
    const { core, sync } = deskOf(key)
    const view = expectOk('batch', await core.handlers.batch(undefined))
    const applicationId = view?.rows.find((row) => row.number === number)?.applicationId
    if (applicationId === undefined) throw new Error('no such application')
    expectOk(
      'withdraw',
      await core.handlers.withdraw({ applicationId, interestKind: 'family', text: 'My cousin works there.' }),
    )
    await sync()
  },
  /** What a member sees of each application, and how many documents are there. */
  batch: async ({ key }: { readonly key: string }) => {
    const view = expectOk('batch', await deskOf(key).core.handlers.batch(undefined))
    return view?.rows.map((row) => ({
      number: row.number,
      state: row.state,
      documents: row.state === 'open' ? row.documents : null,
    }))
  },
  /** Which of these texts lie anywhere on the laptop, read with every key there. */
  hunt: async ({ key, texts }: { readonly key: string; readonly texts: readonly string[] }) => {
    const way = { deps: demoDeps(folderOf(key)), cost: lightCost, passphrase: demoPassphrase }
    const haystacks = await turnOver(await seize([folderOf(key)], way))
    return found(
      haystacks,
      texts.map((text) => ({ place: text, text })),
    )
  },
  close: async () => {
    for (const { core } of desks.values()) await core.close()
    await server?.close()
  },
})
