import type { Language } from '../ids.ts'
import { applicationEn, applicationZh } from './application.ts'
import { batchEn, batchZh } from './batch.ts'
import { commonEn, commonZh } from './common.ts'
import { declarationsEn, declarationsZh } from './declarations.ts'
import { frameEn, frameZh } from './frame.ts'
import { keysEn, keysZh } from './keys.ts'
import { outboxEn, outboxZh } from './outbox.ts'
import { readerEn, readerZh } from './reader.ts'
import { searchEn, searchZh } from './search.ts'
import { settingsEn, settingsZh } from './settings.ts'
import { setUpEn, setUpZh } from './set-up.ts'
import type { Shape } from './shape.ts'
import { unlockEn, unlockZh } from './unlock.ts'
import { committeeEn, committeeZh } from './committee.ts'
import { rulingsEn, rulingsZh } from './rulings.ts'
import { registerEn, registerZh } from './register.ts'
import { preparingEn, preparingZh } from './preparing.ts'
import { importingEn, importingZh } from './importing.ts'
import { publishingEn, publishingZh } from './publishing.ts'
import { packEn, packZh } from './pack.ts'
import { carryingEn, carryingZh } from './carrying.ts'
import { withdrawEn, withdrawZh } from './withdraw.ts'

const en = {
  application: applicationEn,
  batch: batchEn,
  common: commonEn,
  declarations: declarationsEn,
  frame: frameEn,
  keys: keysEn,
  outbox: outboxEn,
  reader: readerEn,
  search: searchEn,
  settings: settingsEn,
  setUp: setUpEn,
  unlock: unlockEn,
  withdraw: withdrawEn,
  carrying: carryingEn,
  pack: packEn,
  publishing: publishingEn,
  importing: importingEn,
  preparing: preparingEn,
  register: registerEn,
  rulings: rulingsEn,
  committee: committeeEn,
}
export type Messages = Shape<typeof en>

const zh = {
  application: applicationZh,
  batch: batchZh,
  common: commonZh,
  declarations: declarationsZh,
  frame: frameZh,
  keys: keysZh,
  outbox: outboxZh,
  reader: readerZh,
  search: searchZh,
  settings: settingsZh,
  setUp: setUpZh,
  unlock: unlockZh,
  withdraw: withdrawZh,
  carrying: carryingZh,
  pack: packZh,
  publishing: publishingZh,
  importing: importingZh,
  preparing: preparingZh,
  register: registerZh,
  rulings: rulingsZh,
  committee: committeeZh,
} satisfies Messages

/** Every sentence of the desk in both languages, as ICU messages. Text that a person wrote never becomes one. */
export const messages: Readonly<Record<Language, Messages>> = { 'en-HK': en, 'zh-HK': zh }
