import type { Shape } from './shape.ts'

/** Records and documents by folder instead of the network. */
export const carryingEn = {
  title: 'By folder.',
  intro: 'Write to a stick, let a colleague carry it for you, then read what comes back.',
  write: 'Write to a folder',
  read: 'Read from a folder',
  carry: 'Carry for others',
  stop: 'Stop',
  stopping: 'Stopping',
  request:
    '{records, plural, =0 {Written {when}, nothing to send.} one {# record written {when}.} other {# records written {when}.}} Expires {expires}. Read the folder here once a colleague has carried it.',
  requestExpired: 'Written {when}; it expired {expires}. Write to the folder again.',
  writing: {
    checking: 'Looking at the folder',
    sending: 'Writing records to the folder',
    receiving: 'Writing records to the folder',
    documents: 'Writing documents to the folder',
  },
  reading: {
    checking: 'Checking every file of the folder',
    sending: 'Taking records over',
    receiving: 'Taking records over',
    documents: 'Taking documents over',
  },
  carrying: {
    checking: 'Asking the server, and checking the folder',
    sending: 'Sending records of others',
    receiving: 'Writing what the server has to the folder',
    documents: 'Carrying documents',
  },
  written: 'Written to the folder.',
  writtenText:
    '{records, plural, =0 {No record waits} one {# record} other {# records}}, {documents, plural, =0 {no document} one {# document} other {# documents}}{wanted, plural, =0 {} one {; asks for # document} other {; asks for # documents}}. Expires {expires}. It is all sealed: eject the stick and give it to a colleague whose laptop is online.',
  taken: 'Taken from the folder.',
  takenText:
    '{sent, plural, =0 {No record of yours is numbered by it} one {# record of yours is numbered} other {# records of yours are numbered}}; {received, plural, =0 {no record} one {# record} other {# records}} and {documents, plural, =0 {no document} one {# document} other {# documents}} received. As the server stood {when}, carried by {carrier}.',
  takenNothing: 'Everything in it was on this laptop already. As the server stood {when}, carried by {carrier}.',
  carried: '{count, plural, one {Carried for one colleague.} other {Carried for # colleagues.}}',
  carriedNone: 'Nothing was carried.',
  carriedOf:
    '{sent, plural, =0 {nothing to send} one {# record sent} other {# records sent}}, {received, plural, =0 {no record} one {# record} other {# records}} and {documents, plural, =0 {no document} one {# document} other {# documents}} brought back{missing, plural, =0 {} one {, # document was not on the server} other {, # documents were not on the server}}. Expires {expires}.',
  someone: 'A request',
  of: '{name}:',
  setting: {
    part: 'Without the network',
    name: 'Allow carrying by folder',
    text: 'Records and papers may then be sent and received through a folder, such as one on a stick. What it carries is sealed and signed, and expires after 14 days.',
  },
}
export const carryingZh = {
  title: '以資料夾傳遞。',
  intro: '寫入儲存裝置，由同事代為傳遞，再讀取帶回的內容。',
  write: '寫入資料夾',
  read: '讀取資料夾',
  carry: '代為傳遞',
  stop: '停止',
  stopping: '正在停止',
  request:
    '{records, plural, =0 {{when}寫入，沒有待傳送記錄。} other {{when}寫入 # 項記錄。}}{expires}過期。同事傳遞後，在此讀取資料夾。',
  requestExpired: '{when}寫入，已於{expires}過期。請重新寫入。',
  writing: {
    checking: '正在查看資料夾',
    sending: '正在把記錄寫入資料夾',
    receiving: '正在把記錄寫入資料夾',
    documents: '正在把文件寫入資料夾',
  },
  reading: {
    checking: '正在核對資料夾內每個檔案',
    sending: '正在採用記錄',
    receiving: '正在採用記錄',
    documents: '正在採用文件',
  },
  carrying: {
    checking: '正在連接伺服器及核對資料夾',
    sending: '正在傳送他人的記錄',
    receiving: '正在把伺服器的記錄寫入資料夾',
    documents: '正在傳遞文件',
  },
  written: '已寫入資料夾。',
  writtenText:
    '{records, plural, =0 {沒有待傳送記錄} other {# 項記錄}}、{documents, plural, =0 {沒有文件} other {# 份文件}}{wanted, plural, =0 {} other {，並索取 # 份文件}}。{expires}過期。內容全部密封：請退出儲存裝置，交給電腦已連線的同事。',
  taken: '已從資料夾採用。',
  takenText:
    '{sent, plural, =0 {沒有新編號的本人記錄} other {你的 # 項記錄已編號}}；收到{received, plural, =0 {零項記錄} other { # 項記錄}}及{documents, plural, =0 {零份文件} other { # 份文件}}。以{when}的伺服器為準，由{carrier}傳遞。',
  takenNothing: '當中一切早已在本機。以{when}的伺服器為準，由{carrier}傳遞。',
  carried: '{count, plural, other {已代 # 位同事傳遞。}}',
  carriedNone: '沒有傳遞任何內容。',
  carriedOf:
    '{sent, plural, =0 {沒有待傳送記錄} other {送出 # 項記錄}}，帶回{received, plural, =0 {零項記錄} other { # 項記錄}}及{documents, plural, =0 {零份文件} other { # 份文件}}{missing, plural, =0 {} other {，伺服器沒有其中 # 份}}。{expires}過期。',
  someone: '一項請求',
  of: '{name}：',
  setting: {
    part: '沒有網絡時',
    name: '容許以資料夾傳遞',
    text: '開啟後，收發均可經由資料夾（例如 USB 儲存裝置）。所載內容均密封並經簽署，14 日後過期。',
  },
} satisfies Shape<typeof carryingEn>
