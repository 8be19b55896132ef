import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { ApplicationId, DocumentHash } from '../../../shared/ids.ts'
import { issuePapers } from '../../../electron/core/secretariat/papers.ts'
import { deliveries } from '../../../electron/core/secretariat/received.ts'
import { sha256Hex } from '../../../electron/core/crypto/digest.ts'
import { fileState } from '../../../electron/core/store/documents.ts'
import { papersOf } from '../../../electron/core/standing.ts'
import type { TestCommittee } from '../../support/committee-acts.ts'
import { declareNone } from '../../support/committee-acts.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { makeApplication } from '../../support/sample-application.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { grantDue } from '../../../electron/core/secretariat/grants.ts'
import { createCommittees } from '../../support/committees.ts'

const newCommittee = createCommittees()
const clear = Buffer.alloc(3_000_000, 'a document of three megabytes, ')
let all: TestCommittee
let alice: TestDesk
let application: ApplicationId
let hash: DocumentHash

/** Papers are out and alice may read them, but her desk has fetched nothing yet. */
beforeEach(async () => {
  all = await newCommittee({ members: 1 })
  alice = all.member(0)
  const document = { letter: 'A', title: { en: 'Proposal', zh: '建議書' }, pages: 3, from: clear } as const
  application = (await all.publish([makeApplication(1, [document])])).applications[0] as ApplicationId
  await declareNone(alice, [application])
  await all.secretariat.sync()
  expectOk(await grantDue(all.secretariat.desk()))
  await all.secretariat.sync()
  hash = papersOf(all.secretariat.desk(), application)?.record.body.documents[0]?.sealedSha256 as DocumentHash
})

const path = () => join(alice.desk().documentsFolder, hash)
const isDownload = (at: string) => /\/documents\//.test(at)
const state = () => fileState(alice.desk().store, hash)
async function expectHeld() {
  expect(state()).toBe('held')
  expect(sha256Hex(readFileSync(path()))).toBe(hash)
  expect(readdirSync(alice.desk().documentsFolder)).toEqual([hash])
  const opened = expectOk(await alice.core().readDocument(hash, 0, clear.length))
  expect(Buffer.from(opened).equals(clear)).toBe(true)
}

test('a document arrives sealed, opens, and the secretariat hears of it', async () => {
  await alice.sync()
  await expectHeld()
  await all.secretariat.sync()
  const received = deliveries(all.secretariat.desk())
  expect(received.map(({ member, body }) => ({ member, body }))).toEqual([
    { member: alice.member(), body: { what: 'received', documents: [hash] } },
  ])
})

/** Lets so many bytes of a document's answer through; then the line breaks. */
function cutAfter(bytes: number) {
  alice.network.change(async (request, response) => {
    if (!isDownload(request.path)) return response
    const whole = new Uint8Array(await response.arrayBuffer())
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(whole.subarray(0, bytes)),
      pull: (controller) => {
        alice.network.cut()
        controller.error(new TypeError('terminated'))
      },
    })
    return new Response(body, { status: response.status, headers: response.headers })
  })
}

test('a transfer that was cut goes on where it stopped, also after a restart', async () => {
  cutAfter(1_500_000)
  expect((await alice.sync()).state).toBe('offline')
  expect(statSync(`${path()}.part`).size).toBe(1_500_000)
  await alice.reopen()
  alice.network.restore()
  alice.network.requests.length = 0
  expect((await alice.sync()).state).toBe('idle')
  const downloads = alice.network.requests.filter((request) => isDownload(request.path))
  expect(downloads.map(({ headers }) => headers.get('range'))).toEqual(['bytes=1500000-'])
  await expectHeld()
})

test('a line that breaks again and again but gets further is taken up at once', async () => {
  alice.network.change(async (request, response) => {
    if (!isDownload(request.path)) return response
    const whole = new Uint8Array(await response.arrayBuffer())
    let isSent = false
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (!isSent) controller.enqueue(whole.subarray(0, 400_000))
        else if (whole.length <= 400_000) controller.close()
        else controller.error(new TypeError('terminated'))
        isSent = true
      },
    })
    return new Response(body, { status: response.status, headers: response.headers })
  })
  expect((await alice.sync()).state).toBe('idle')
  await expectHeld()
})

test('a server that does not know ranges sends it all again, and it is still right', async () => {
  cutAfter(1_000_000)
  await alice.sync()
  alice.network.restore()
  alice.network.change(async (request, response) => {
    if (!isDownload(request.path)) return response
    const whole = await fetch(`${all.server.url}${request.path}`, {
      headers: { authorization: request.headers.get('authorization') ?? '' },
    })
    return new Response(whole.body, { status: 200 })
  })
  expect((await alice.sync()).state).toBe('idle')
  await expectHeld()
})

test('bytes that do not hash to their name are thrown away, shown, and fetched again', async () => {
  alice.network.change(async (request, response) => {
    if (!isDownload(request.path)) return response
    const bytes = new Uint8Array(await response.arrayBuffer())
    bytes[2_000_000] = (bytes[2_000_000] ?? 0) ^ 1
    return new Response(bytes, { status: response.status, headers: response.headers })
  })
  expect((await alice.sync()).state).toBe('idle')
  expect(state()).toBe('damaged')
  expect(existsSync(path())).toBe(false)
  expect(existsSync(`${path()}.part`)).toBe(false)
  const view = expectOk(await alice.call.application({ applicationId: application }))
  expect(view.documents.map((document) => document.state)).toEqual(['damaged'])
  alice.network.restore()
  await alice.sync()
  await expectHeld()
})

test.each([
  ['longer', (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.alloc(10)])],
  ['shorter', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 10)],
  ['empty', () => new Uint8Array(0)],
])('a document that comes %s than the papers say is not taken', async (_how, spoil) => {
  alice.network.change(async (request, response) =>
    isDownload(request.path)
      ? new Response(Buffer.from(spoil(new Uint8Array(await response.arrayBuffer()))))
      : response,
  )
  expect((await alice.sync()).state).toBe('idle')
  expect(state()).toBe('damaged')
  alice.network.restore()
  await alice.sync()
  await expectHeld()
})

test('what an earlier transfer left may be garbage: a fresh copy decides', async () => {
  await alice.lock()
  writeFileSync(join(alice.folder, 'documents', `${hash}.part`), Buffer.alloc(100_000))
  await alice.unlock()
  expect((await alice.sync()).state).toBe('idle')
  await expectHeld()
})

test('what had begun to arrive of papers that were replaced since arrives too: the old version stays readable', async () => {
  cutAfter(1_000_000)
  await alice.sync()
  alice.network.restore()
  const { form, assessment, documents } = makeApplication(1)
  expectOk(await issuePapers(all.secretariat.desk(), application, { form, assessment, documents }))
  await all.secretariat.sync()
  expect(readdirSync(alice.desk().documentsFolder)).toEqual([`${hash}.part`])
  await alice.sync()
  const [now] = papersOf(alice.desk(), application)?.record.body.documents ?? []
  expect(new Set(readdirSync(alice.desk().documentsFolder))).toEqual(new Set([hash, now?.sealedSha256]))
})

test('a whole file that the store did not note is recognised and not fetched again', async () => {
  const sealed = readFileSync(join(all.secretariat.desk().documentsFolder, hash))
  writeFileSync(path(), sealed)
  alice.network.requests.length = 0
  await alice.sync()
  expect(alice.network.requests.filter((request) => isDownload(request.path))).toEqual([])
  await expectHeld()
})

test('a document that the server has lost is left wanted, and the rest goes on', async () => {
  alice.network.answer((request) =>
    isDownload(request.path) ? new Response('{"kind":"not-found","message":"x"}', { status: 404 }) : null,
  )
  expect((await alice.sync()).state).toBe('idle')
  expect(state()).toBe('wanted')
  alice.network.restore()
  await alice.sync()
  await expectHeld()
})

test('an upload that was cut goes on where the server says, and papers never go before their documents', async () => {
  const { secretariat } = all
  const large = Buffer.alloc(20_000_000, 'twenty megabytes make three pieces. ')
  const { form, assessment } = makeApplication(1)
  const document = { letter: 'B', title: { en: 'Annex', zh: '附件' }, pages: 1, from: large } as const
  expectOk(await issuePapers(secretariat.desk(), application, { form, assessment, documents: [document] }))
  secretariat.network.requests.length = 0
  let pieces = 0
  secretariat.network.answer(({ method }) => {
    if (method === 'PATCH' && ++pieces === 2) secretariat.network.cut()
    return pieces === 2 ? new Response(null, { status: 502 }) : null
  })
  const cut = await secretariat.sync()
  expect(cut.state).not.toBe('idle')
  expect(cut.waiting).toBe(1)
  secretariat.network.restore()
  expect(await secretariat.sync()).toMatchObject({ state: 'idle', waiting: 0 })
  const offsets = secretariat.network.requests
    .filter(({ method }) => method === 'PATCH')
    .map(({ headers }) => Number(headers.get('upload-offset')) / 1024 / 1024)
  expect(offsets).toEqual([0, 8, 8, 16])
  await alice.sync()
  const reissued = papersOf(alice.desk(), application)?.record.body.documents[0]
  expect(fileState(alice.desk().store, reissued?.sealedSha256 as DocumentHash)).toBe('held')
})
