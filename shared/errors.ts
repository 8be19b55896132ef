import type { Bilingual } from './ids.ts'

/**
 * Everything that can go wrong in a way a person can act on. `kind` is what a screen switches on; the sentence comes
 * from `describeError`. Fields hold numbers, instants and letters, never names or text of an application.
 */
export type AppError =
  | { readonly kind: 'locked' }
  | { readonly kind: 'not-set-up' }
  | { readonly kind: 'already-set-up' }
  | { readonly kind: 'wrong-passphrase'; readonly retryInMs: number }
  | { readonly kind: 'wrong-recovery-code'; readonly retryInMs: number }
  | { readonly kind: 'weak-passphrase' }
  | { readonly kind: 'keychain-missing' }
  | { readonly kind: 'damaged-wrap' }
  | { readonly kind: 'newer-wrap' }
  | { readonly kind: 'newer-database'; readonly found: number; readonly known: number }
  | { readonly kind: 'damaged-database' }
  | { readonly kind: 'not-encrypted' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'disk-error' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'server-error'; readonly status: number }
  | { readonly kind: 'server-nonsense' }
  | { readonly kind: 'different-history'; readonly seenSize: number; readonly shownSize: number }
  | { readonly kind: 'forged'; readonly number: number | null }
  | { readonly kind: 'damaged-envelope'; readonly number: number | null }
  | { readonly kind: 'device-revoked' }
  | { readonly kind: 'device-unknown' }
  | { readonly kind: 'quota-exceeded' }
  | { readonly kind: 'invite-unknown' }
  | { readonly kind: 'invite-used' }
  | { readonly kind: 'clock-wrong'; readonly localAt: string; readonly otherAt: string }
  | { readonly kind: 'no-grant' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'expired'; readonly leaseEnds: string }
  | { readonly kind: 'not-voting' }
  | { readonly kind: 'not-declared' }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'document-missing' }
  | { readonly kind: 'document-damaged' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'bad-request'; readonly reason: string }
  | { readonly kind: 'unexpected' }

export type ErrorKind = AppError['kind']

/** What happened, what is safe, what to do next: one sentence or two in each language. */
export function describeError(error: AppError): Bilingual {
  const text = sentences[error.kind]
  return typeof text === 'function' ? text(error as never) : text
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

type Sentences = { readonly [K in ErrorKind]: Bilingual | ((error: Extract<AppError, { kind: K }>) => Bilingual) }
const sentences: Sentences = {
  locked: {
    en: 'Review Desk is locked. Unlock it to go on; your drafts are kept.',
    zh: '審閱台已鎖定。解鎖後即可繼續，草稿均已保存。',
  },
  'not-set-up': {
    en: 'This laptop is not set up yet. Enter the code from the secretariat.',
    zh: '本機尚未設定。請輸入秘書處給你的代碼。',
  },
  'already-set-up': {
    en: 'This laptop is already set up. Unlock it with your passphrase.',
    zh: '本機已完成設定。請以密碼短句解鎖。',
  },
  'wrong-passphrase': ({ retryInMs }) => ({
    en: `This passphrase does not open the store. Try again in ${seconds(retryInMs)} seconds.`,
    zh: `此密碼短句無法開啟資料庫。請於 ${seconds(retryInMs)} 秒後再試。`,
  }),
  'wrong-recovery-code': ({ retryInMs }) => ({
    en: `This recovery code does not open the store. Check it against the printed sheet and try again in ${seconds(retryInMs)} seconds.`,
    zh: `此復原碼無法開啟資料庫。請核對列印的復原碼，並於 ${seconds(retryInMs)} 秒後再試。`,
  }),
  'weak-passphrase': {
    en: 'This passphrase is too short. Choose at least four words or 16 characters.',
    zh: '密碼短句太短。請選用最少四個詞語或 16 個字元。',
  },
  'keychain-missing': {
    en: 'The system keychain did not answer; it holds half of the key. Unlock the keychain and try again, or use the recovery code.',
    zh: '系統密匙圈沒有回應，而一半密匙存於其中。請先解鎖密匙圈再試，或使用復原碼。',
  },
  'damaged-wrap': {
    en: 'The key file on this laptop is damaged. Nothing else was changed. Use the recovery code.',
    zh: '本機的密匙檔案已損壞，其他資料未受影響。請使用復原碼。',
  },
  'newer-wrap': {
    en: 'The key file was written by a newer Review Desk. Update the app to open it.',
    zh: '密匙檔案由較新版本的審閱台寫入。請更新程式後再開啟。',
  },
  'newer-database': ({ found, known }) => ({
    en: `The store has version ${found}; this Review Desk knows ${known}. Nothing was changed. Update the app to open it.`,
    zh: `資料庫版本為 ${found}，本程式只支援至 ${known}。資料未有更改。請更新程式後再開啟。`,
  }),
  'damaged-database': {
    en: 'The store does not read correctly and was not changed. Records that the server has numbered can be fetched again: tell the secretariat.',
    zh: '資料庫無法正確讀取，且未有更改。已獲伺服器編號的記錄可重新取得，請通知秘書處。',
  },
  'not-encrypted': {
    en: 'The store on this laptop is not encrypted, so it was not opened. Tell the secretariat.',
    zh: '本機的資料庫並未加密，因此沒有開啟。請通知秘書處。',
  },
  'disk-full': {
    en: 'The disk is full. What you signed before is safe; this was not saved. Free some space and try again.',
    zh: '磁碟已滿。先前簽署的內容安全，這次未能儲存。請騰出空間後再試。',
  },
  'disk-error': {
    en: 'The disk did not take the data. What you signed before is safe; this was not saved. Try again; if it repeats, back up this laptop.',
    zh: '磁碟未能寫入資料。先前簽署的內容安全，這次未能儲存。請再試；如再發生，請備份本機。',
  },
  offline: {
    en: 'The server cannot be reached. You can go on working; what you sign waits on this laptop.',
    zh: '無法連接伺服器。你可繼續工作，所簽署的內容會在本機等候傳送。',
  },
  'server-error': ({ status }) => ({
    en: `The server answered with an error (${status}). Nothing is lost; the desk tries again by itself.`,
    zh: `伺服器回覆錯誤（${status}）。資料沒有遺失，程式會自動再試。`,
  }),
  'server-nonsense': {
    en: 'The server’s answer could not be understood and was not used. Nothing is lost; the desk tries again by itself.',
    zh: '無法理解伺服器的回覆，故未採用。資料沒有遺失，程式會自動再試。',
  },
  'different-history': ({ seenSize, shownSize }) => ({
    en: `The server shows a different history: checkpoint ${shownSize} does not continue ${seenSize}, which this laptop holds. Nothing was taken over. Tell the secretariat.`,
    zh: `伺服器顯示的歷史不同：檢查點 ${shownSize} 並非延續本機所持的 ${seenSize}。沒有採用任何內容。請通知秘書處。`,
  }),
  forged: ({ number }) => ({
    en: `${number === null ? 'A record' : `Record ${number}`} is not signed by a key of this committee and was not taken over. Everything else goes on. Tell the secretariat.`,
    zh: `${number === null ? '有一項記錄' : `記錄 ${number} `}並非以本委員會的密匙簽署，故未採用。其他功能照常。請通知秘書處。`,
  }),
  'damaged-envelope': ({ number }) => ({
    en: `${number === null ? 'A record' : `Record ${number}`} arrived damaged and was not taken over. Everything else goes on; the secretariat can send it again.`,
    zh: `${number === null ? '有一項記錄' : `記錄 ${number} `}送達時已損壞，故未採用。其他功能照常，秘書處可重新發送。`,
  }),
  'device-revoked': {
    en: 'The secretariat has ended this laptop’s access. What you signed is safe here. Ask the secretariat.',
    zh: '秘書處已終止本機的存取權。你所簽署的內容仍在本機。請向秘書處查詢。',
  },
  'device-unknown': {
    en: 'The server does not know this laptop yet. The secretariat must first compare the check phrase with you.',
    zh: '伺服器尚未認得本機。秘書處須先與你核對檢查短句。',
  },
  'quota-exceeded': {
    en: 'The committee’s space on the server is full. Your records wait here. Tell the secretariat.',
    zh: '委員會在伺服器的空間已滿。你的記錄在本機等候。請通知秘書處。',
  },
  'invite-unknown': {
    en: 'This code is not known or has expired. Check it, or ask the secretariat for a new one.',
    zh: '代碼不正確或已過期。請核對，或向秘書處索取新代碼。',
  },
  'invite-used': {
    en: 'This code has already been used by another laptop. If that was not you, tell the secretariat at once.',
    zh: '此代碼已由另一部電腦使用。如非你本人，請立即通知秘書處。',
  },
  'clock-wrong': ({ localAt, otherAt }) => ({
    en: `This laptop’s clock says ${localAt.slice(0, 10)}, but the records say ${otherAt.slice(0, 10)}. Papers stay sealed until the clock is set right; nothing is erased.`,
    zh: `本機時鐘顯示 ${localAt.slice(0, 10)}，但記錄顯示 ${otherAt.slice(0, 10)}。校正時鐘前文件保持封存，不會刪除任何內容。`,
  }),
  'no-grant': {
    en: 'You do not hold the key of this application yet. It comes after your declaration, at the next sync.',
    zh: '你尚未持有此申請的密匙。申報後，下次同步時會收到。',
  },
  withdrawn: {
    en: 'You withdrew from this application. Nothing about it is on this laptop.',
    zh: '你已就此申請迴避。本機沒有它的任何資料。',
  },
  expired: ({ leaseEnds }) => ({
    en: `The keys of this batch lapsed on ${leaseEnds.slice(0, 10)} and were erased. Ask the secretariat if you still need the papers.`,
    zh: `此批次的密匙已於 ${leaseEnds.slice(0, 10)} 失效並刪除。如仍需要文件，請向秘書處查詢。`,
  }),
  'not-voting': {
    en: 'The chairman ruled that you do not vote on this application.',
    zh: '主席裁決你不就此申請表決。',
  },
  'not-declared': { en: 'Declare your interests on this application first.', zh: '請先就此申請申報利益。' },
  incomplete: {
    en: 'Something is still missing. Fill in what is marked; what you have typed is saved.',
    zh: '尚欠部分內容。請填寫已標示的項目；已輸入的內容均已儲存。',
  },
  superseded: {
    en: 'The papers were re-issued since. Look at what changed, then sign again; your draft is kept.',
    zh: '文件已重新發出。請先查看更改，再行簽署；草稿已保留。',
  },
  'document-missing': {
    en: 'This document has not arrived yet. It comes with the next sync; the other documents open.',
    zh: '此文件尚未送達，下次同步時會收到。其他文件可以開啟。',
  },
  'document-damaged': {
    en: 'This document’s seal does not match, so it was not opened. Fetch it again with the next sync; the other documents open.',
    zh: '此文件的封印不符，故沒有開啟。下次同步時會重新取得，其他文件可以開啟。',
  },
  'not-found': { en: 'This is no longer here. Go back to the batch.', zh: '此項目已不存在。請返回批次。' },
  'bad-request': {
    en: 'The desk could not use this input. What you typed is kept; check it and try again.',
    zh: '程式無法使用此輸入。已輸入的內容均已保留，請檢查後再試。',
  },
  unexpected: {
    en: 'Something unexpected happened. What you signed and typed is safe; lock and unlock to go on.',
    zh: '發生未預期的問題。你所簽署及輸入的內容安全。請鎖定後再解鎖以繼續。',
  },
}
