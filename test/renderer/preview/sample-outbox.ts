import type { SettingsView } from '../../../shared/api/session.ts'
import type { SearchHit } from '../../../shared/api/batch.ts'
import type { OutboxKind, OutboxRow, OutboxView, ReceiptView } from '../../../shared/api/outbox.ts'
import type { RecordId } from '../../../shared/ids.ts'
import { idOf, samples } from './sample-applications.ts'

const hash = '8f2c61d09be47a135c0ed482f6b903aae17d44902b8c6f5190d3aa07c5e81f24'
const recordId = (index: number): RecordId => `${String(index).padStart(4, '0')}${hash.slice(4)}` as RecordId

const acts: readonly (readonly [kind: OutboxKind, application: number, signedAt: string, number: number | null])[] = [
  ['score', 12, '2026-11-23T06:06:00.000Z', null],
  ['score', 4, '2026-11-21T13:15:00.000Z', null],
  ['opened', 7, '2026-11-21T12:48:00.000Z', null],
  ['score', 3, '2026-11-20T08:55:00.000Z', 1284],
  ['score', 1, '2026-11-20T03:20:00.000Z', 1266],
  ['received', 7, '2026-11-20T01:02:00.000Z', 1259],
  ['received', 9, '2026-11-19T10:40:00.000Z', 1195],
  ['declaration', 9, '2026-11-19T10:31:00.000Z', 1190],
  ['declaration', 6, '2026-11-19T10:31:00.000Z', 1187],
  ['declaration', 1, '2026-11-19T10:31:00.000Z', 1181],
]

const rows: readonly OutboxRow[] = acts.map(([kind, application, signedAt, number], index) => ({
  recordId: recordId(index),
  kind,
  applicationNumber: application,
  applicant: samples.find((sample) => sample.number === application)?.applicant ?? null,
  signedAt,
  number,
  receipt: number === null ? 'waiting' : number === 1266 ? 'numbered' : 'verified',
}))

export const sampleOutbox: OutboxView = { rows, lastNumberedAt: '2026-11-20T08:56:11.000Z' }

export function receiptOf(id: RecordId): ReceiptView | null {
  const row = rows.find((candidate) => candidate.recordId === id)
  if (row === undefined || row.number === null) return null
  return {
    recordId: id,
    kind: row.kind,
    applicationNumber: row.applicationNumber,
    applicant: row.applicant,
    signedAt: row.signedAt,
    number: row.number,
    numberedAt: '2026-11-20T08:56:11.000Z',
    treeSize: 1301,
    proofSteps: 11,
    extendsSize: 1266,
    checkCode: '4827 1930 5561',
    logKeySince: '2026-01-02T00:00:00.000Z',
  }
}

export const sampleSettings: SettingsView = {
  alwaysShowReasons: false,
  singleLetterKeys: true,
  lockAfterMinutes: 10,
  serverUrl: 'https://desk.committee.example',
  keychain: { state: 'holds-half', backend: 'gnome_libsecret' },
  storeBytes: 431_000_000,
  version: '0.1.0',
  licences: 'React, MIT\nMantine, MIT\nInter, SIL Open Font License 1.1\nNoto Sans HK, SIL Open Font License 1.1',
}

const found = (number: number, place: SearchHit['place'], excerpt: string, word: string): SearchHit => ({
  applicationId: idOf(number),
  number,
  applicant: samples.find((sample) => sample.number === number)!.applicant,
  place,
  document: null,
  excerpt,
  from: excerpt.indexOf(word),
  to: excerpt.indexOf(word) + word.length,
})

export const sampleHits: readonly SearchHit[] = [
  found(7, 'assessment', '按數碼港評估，項目所需的算力需求合理，惟批次大小及精度未有說明。', '算力'),
  found(7, 'form', '本項目須以六十四張卡的算力訓練三十四億參數模型九個月，其後轉作推理用途。', '算力'),
  found(7, 'comment', '算力 sizing is borrowed from a general model', '算力'),
  found(10, 'document', '算力需求及排程', '算力'),
]
