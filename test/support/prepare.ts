import type { ApplicationId } from '../../shared/ids.ts'
import type { Prepared } from '../../shared/prepared.ts'
import { createApplicationIdentity } from '../../electron/core/crypto/seal-keys.ts'
import { randomId } from '../../electron/core/secretariat/acting.ts'
import { sealDocument, type ClearDocument } from '../../electron/core/secretariat/seal-document.ts'
import { heldIdentity, saveIdentity, toIdentity } from '../../electron/core/store/identities.ts'
import { changePrepared, readPrepared } from '../../electron/core/store/prepared.ts'
import { transact } from '../../electron/core/store/transact.ts'
import { expectOk } from './expect-ok.ts'
import { makeApplication, makeAssessment } from './sample-application.ts'
import type { TestDesk } from './test-desk.ts'
import { makeTinyPdf } from './tiny-pdf.ts'

const both = (text: string) => ({ en: text, zh: text })

export const clearDocument = (letter: ClearDocument['letter'], words: string): ClearDocument => ({
  letter,
  title: both(`Attachment ${letter}`),
  pages: 2,
  from: makeTinyPdf(2, words),
})

const { terms, ...assessed } = makeAssessment()
const assessment: Prepared['assessment'] = {
  ...assessed,
  projects: terms.projects,
  conditions: terms.conditions,
  specialCase: both(''),
}

/** Prepares an application on the secretariat's desk as the room does: its own key, documents sealed at once. */
export async function prepare(
  { desk }: Pick<TestDesk, 'desk'>,
  number: number,
  documents: readonly ClearDocument[] = [clearDocument('A', `Proposal ${number}`)],
  change: Partial<Prepared> = {},
): Promise<ApplicationId> {
  const open = desk()
  const application = randomId(open) as ApplicationId
  const identity = createApplicationIdentity(open.deps.random)
  expectOk(transact(open.store, () => (saveIdentity(open.store, application, identity), null)))
  const sealed = []
  for (const document of documents) sealed.push(expectOk(await sealDocument(open, document, identity.recipient)))
  const { form, people, partners } = makeApplication(number)
  const prepared: Prepared = {
    reference: `R${number}`,
    companyNumber: '',
    form,
    people: [...people],
    partners: [...partners],
    documents: sealed,
    assessment,
    ...change,
  }
  const at = new Date(open.deps.now()).toISOString()
  expectOk(transact(open.store, () => (changePrepared(open.store, [{ application, prepared }], 'add', at), null)))
  return application
}

/** Edits what is prepared; `added` are sealed first. */
export async function edit(
  { desk }: Pick<TestDesk, 'desk'>,
  application: ApplicationId,
  change: (before: Prepared) => Partial<Prepared>,
  added: readonly ClearDocument[] = [],
): Promise<void> {
  const open = desk()
  const held = heldIdentity(open.store, application)
  const before = readPrepared(open.store, application)?.prepared
  if (held === null || before === undefined) throw new Error('not prepared')
  const changed = { ...before, ...change(before) }
  const sealed = []
  for (const document of added)
    sealed.push(expectOk(await sealDocument(open, document, toIdentity(held.identity).recipient)))
  const prepared = { ...changed, documents: [...changed.documents, ...sealed] }
  const at = new Date(open.deps.now()).toISOString()
  expectOk(transact(open.store, () => (changePrepared(open.store, [{ application, prepared }], 'edit', at), null)))
}

export const samplePlan = {
  name: '2026-4',
  cutOff: '2026-10-31',
  declarationsDue: '2026-11-27T18:00',
  scoresDue: '2026-12-04T18:00',
  meetingAt: '2026-12-09T10:00',
  leaseEnds: null,
} as const

/** Plans a batch of these and publishes it, by the calls of the page. */
export async function planAndPublish(secretariat: TestDesk, applications: readonly ApplicationId[]) {
  const { batch } = expectOk(await secretariat.call.startBatchPlan(undefined))
  const plan = { ...samplePlan, applications: [...applications] }
  expectOk(await secretariat.call.saveBatchPlan({ batch, plan }))
  expectOk(await secretariat.call.publishBatchPlan({ batch }))
  await secretariat.sync()
  return batch
}
