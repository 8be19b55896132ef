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
  | { readonly kind: 'wrong-set-up-token' }
  | { readonly kind: 'no-countersigner' }
  | { readonly kind: 'own-laptop' }
  | { readonly kind: 'reference-taken' }
  | { readonly kind: 'already-published' }
  | { readonly kind: 'pdf-refused'; readonly reason: PdfRefusal }
  | { readonly kind: 'clock-wrong'; readonly localAt: string; readonly otherAt: string }
  | { readonly kind: 'carry-off' }
  | { readonly kind: 'carry-nothing' }
  | { readonly kind: 'carry-incomplete' }
  | { readonly kind: 'carry-damaged' }
  | { readonly kind: 'carry-newer' }
  | { readonly kind: 'carry-foreign'; readonly whose: 'committee' | 'laptop' | 'stranger' }
  | { readonly kind: 'carry-expired'; readonly expiresAt: string }
  | { readonly kind: 'carry-early'; readonly madeAt: string }
  | { readonly kind: 'carry-unfit' }
  | { readonly kind: 'carry-full' }
  | { readonly kind: 'carry-disk' }
  | { readonly kind: 'carry-needs-secretariat' }
  | { readonly kind: 'no-grant' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'expired'; readonly leaseEnds: string }
  | { readonly kind: 'not-voting' }
  | { readonly kind: 'observing' }
  | { readonly kind: 'declaration-changed' }
  | { readonly kind: 'own-interest-waits' }
  | { readonly kind: 'not-declared' }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'document-missing' }
  | { readonly kind: 'document-damaged' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'agenda-names-applicant'; readonly title: number }
  | { readonly kind: 'pack-changed' }
  | { readonly kind: 'pack-failed' }
  | { readonly kind: 'pack-not-clean' }
  | { readonly kind: 'bad-request'; readonly reason: string }
  | { readonly kind: 'unexpected' }

export type ErrorKind = AppError['kind']
/** Why a file is not taken as a document. */
export type PdfRefusal = 'not-pdf' | 'locked' | 'damaged' | 'form' | 'too-large' | 'too-many-pages'

/** What happened, what is safe, what to do next: one sentence or two in each language. */
export function describeError(error: AppError): Bilingual {
  const text = sentences[error.kind]
  return typeof text === 'function' ? text(error as never) : text
}

const pdfRefusals: Readonly<Record<PdfRefusal, Bilingual>> = {
  'not-pdf': {
    en: 'The file is not a PDF, whatever its name says. Nothing was added. Save it as a PDF and choose it again.',
    zh: '無論名稱如何，此檔案並非 PDF。沒有加入任何內容。請另存為 PDF 後再選。',
  },
  locked: {
    en: 'The PDF is protected by a password, so members could not read it. Nothing was added. Ask the applicant for one without.',
    zh: '此 PDF 設有密碼，委員將無法閱讀。沒有加入任何內容。請向申請人索取沒有密碼的檔案。',
  },
  damaged: {
    en: 'The PDF is damaged and its pages cannot be counted. Nothing was added. Ask the applicant for it again.',
    zh: '此 PDF 已損壞，無法計算頁數。沒有加入任何內容。請向申請人重新索取。',
  },
  form: {
    en: 'The PDF is an Adobe form that shows no pages without Adobe’s own reader. Nothing was added. Print it to a PDF and choose that.',
    zh: '此 PDF 是 Adobe 表格，只能以 Adobe 閱讀器顯示。沒有加入任何內容。請列印成 PDF 後再選。',
  },
  'too-large': {
    en: 'The PDF is larger than 200 MB. Nothing was added. Ask the applicant for a smaller one.',
    zh: '此 PDF 超過 200 MB。沒有加入任何內容。請向申請人索取較小的檔案。',
  },
  'too-many-pages': {
    en: 'The PDF has more than 2,000 pages. Nothing was added. Ask the applicant for it in parts.',
    zh: '此 PDF 超過 2,000 頁。沒有加入任何內容。請向申請人索取分拆的檔案。',
  },
}

const foreign = {
  committee: { en: 'The folder belongs to another committee.', zh: '資料夾屬於另一個委員會。' },
  laptop: {
    en: 'The folder holds answers for other laptops only.',
    zh: '資料夾內只有給其他電腦的回覆。',
  },
  stranger: {
    en: 'The folder was signed by a laptop that this one does not know as a laptop of the committee.',
    zh: '資料夾由本機不認得是委員會的電腦簽署。',
  },
} as const

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
  'wrong-set-up-token': {
    en: 'The server does not accept this set-up token. Nothing was made. Check it with whoever runs the server.',
    zh: '伺服器不接受此設定碼，沒有建立任何內容。請向伺服器管理人核對。',
  },
  'no-countersigner': {
    en: 'Nobody could countersign this, because no other laptop of a chairman would be left. Nothing was changed. Let in another laptop of the chairman, or another chairman, first.',
    zh: '此項無人可以副署，因為再沒有其他主席電腦。沒有任何更改。請先准入主席的另一部電腦，或另一位主席。',
  },
  'own-laptop': {
    en: 'This laptop cannot retire itself. Nothing was changed. Another laptop of the secretariat can do it.',
    zh: '本機不能停用本機。沒有任何更改。可由秘書處的另一部電腦處理。',
  },
  'reference-taken': {
    en: 'Another application has this reference, so it was not saved. Choose another one.',
    zh: '另一份申請已使用此編號，因此沒有儲存。請改用其他編號。',
  },
  'already-published': {
    en: 'This application has been published, so it stays. Nothing was changed.',
    zh: '此申請已發布，因此予以保留。沒有任何更改。',
  },
  'pdf-refused': ({ reason }) => pdfRefusals[reason],
  'clock-wrong': ({ localAt, otherAt }) => ({
    en: `This laptop’s clock says ${localAt.slice(0, 10)}, but the records say ${otherAt.slice(0, 10)}. Papers stay sealed until the clock is set right; nothing is erased.`,
    zh: `本機時鐘顯示 ${localAt.slice(0, 10)}，但記錄顯示 ${otherAt.slice(0, 10)}。校正時鐘前文件保持封存，不會刪除任何內容。`,
  }),
  'carry-off': {
    en: 'Carrying by folder is switched off on this laptop. Allow it in Settings first.',
    zh: '本機未開啟以資料夾傳遞的功能。請先在設定中開啟。',
  },
  'carry-nothing': {
    en: 'Nothing for this laptop lies in that folder. Choose the folder that holds “review-desk-carry”.',
    zh: '該資料夾內沒有給本機的內容。請選擇載有「review-desk-carry」的資料夾。',
  },
  'carry-incomplete': {
    en: 'The folder is not complete: the stick may have been pulled out too early. Nothing was taken. Write to it again.',
    zh: '資料夾不完整，可能過早拔出儲存裝置。沒有採用任何內容。請重新寫入。',
  },
  'carry-damaged': {
    en: 'A file in the folder is not what was signed, or does not belong there. Nothing was taken. Write to it again.',
    zh: '資料夾內有檔案與所簽署的不符，或不屬該處。沒有採用任何內容。請重新寫入。',
  },
  'carry-newer': {
    en: 'The folder was written by a newer Review Desk. Nothing was taken. Update the app to read it.',
    zh: '資料夾由較新版本的審閱台寫入。沒有採用任何內容。請更新程式後再讀取。',
  },
  'carry-foreign': ({ whose }) => ({
    en: `${foreign[whose].en} Nothing was taken.`,
    zh: `${foreign[whose].zh}沒有採用任何內容。`,
  }),
  'carry-expired': ({ expiresAt }) => ({
    en: `What the folder holds expired on ${expiresAt.slice(0, 10)}. Nothing was taken. Write to it again.`,
    zh: `資料夾的內容已於 ${expiresAt.slice(0, 10)} 過期。沒有採用任何內容。請重新寫入。`,
  }),
  'carry-early': ({ madeAt }) => ({
    en: `The folder was written on ${madeAt.slice(0, 10)}, which this laptop’s clock has not reached. Nothing was taken. Set the clocks right and try again.`,
    zh: `資料夾於 ${madeAt.slice(0, 10)} 寫入，本機時鐘尚未到該日。沒有採用任何內容。請校正時鐘後再試。`,
  }),
  'carry-unfit': {
    en: 'The answer in the folder is older than what this laptop has seen since. Nothing was taken. Write to the folder again and have it carried once more.',
    zh: '資料夾內的回覆比本機其後所見的舊。沒有採用任何內容。請重新寫入並再次傳遞。',
  },
  'carry-full': {
    en: 'There is no space left in the folder. Nothing was left half-written there; everything is safe on this laptop. Free some space or use another stick.',
    zh: '資料夾所在的儲存裝置已滿，沒有留下未完成的檔案；一切仍安全存於本機。請騰出空間或使用另一裝置。',
  },
  'carry-disk': {
    en: 'The folder cannot be read or written; the stick may be locked or gone. Everything is safe on this laptop. Put it in again and try again.',
    zh: '無法讀寫資料夾，儲存裝置可能已鎖定或拔出。一切仍安全存於本機。請重新插入後再試。',
  },
  'carry-needs-secretariat': {
    en: 'This brings documents for the server, which only a laptop of the secretariat may upload. Nothing was sent. Have one of them carry it.',
    zh: '當中有須上載至伺服器的文件，只有秘書處的電腦可以上載。沒有送出任何內容。請由秘書處的電腦傳遞。',
  },
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
  observing: {
    en: 'The chairman ruled that you observe this application, so you do not score it. What you had typed before is kept.',
    zh: '主席裁決你就此申請列席旁聽，因此不評分。先前輸入的內容均已保留。',
  },
  'own-interest-waits': {
    en: 'Your own interest in this application has not been ruled on, so you rule on nobody’s in it. Nothing was signed. Once yours has been ruled on, you can rule on this one.',
    zh: '您本人就此申請申報的利益尚未裁定，因此您暫不可就此申請裁定他人的利益。沒有簽署任何記錄。待您的申報裁定後，即可裁定此項。',
  },
  'declaration-changed': {
    en: 'The member has changed this declaration since. Nothing was signed. Read it again, then rule.',
    zh: '該委員其後更改了申報，沒有簽署任何內容。請重新細閱，再行裁決。',
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
  'agenda-names-applicant': ({ title }) => ({
    en: `Item ${title} names an applicant or a project of this batch, and members who withdrew read the agenda too. It was not published. Take the name out and publish again.`,
    zh: `議項 ${title} 提及本批次的申請人或項目，而迴避的委員同樣會看到議程，故未發布。請刪去名稱後再發布。`,
  }),
  'pack-changed': {
    en: 'What this copy may hold changed while it was being made, so no file was saved. Look at the list and make the pack again.',
    zh: '製作期間，此份文件可包含的內容有變，故未儲存檔案。請查看清單後重新製作。',
  },
  'pack-failed': {
    en: 'The pack could not be put together, and no file was saved. The papers are safe. Make it again; if it repeats, tell the secretariat.',
    zh: '未能合併會議文件，沒有儲存檔案。各文件安全。請重新製作；如再發生，請通知秘書處。',
  },
  'pack-not-clean': {
    en: 'A paper holds something active that could not be taken out, so no file was saved. Tell the secretariat; the papers can be read in Review Desk.',
    zh: '有文件含無法移除的活動內容，故未儲存檔案。請通知秘書處；各文件仍可在審閱台閱讀。',
  },
  'bad-request': {
    en: 'The desk could not use this input. What you typed is kept; check it and try again.',
    zh: '程式無法使用此輸入。已輸入的內容均已保留，請檢查後再試。',
  },
  unexpected: {
    en: 'Something unexpected happened. What you signed and typed is safe; lock and unlock to go on.',
    zh: '發生未預期的問題。你所簽署及輸入的內容安全。請鎖定後再解鎖以繼續。',
  },
}
