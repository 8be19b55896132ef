import { type OrRefused, refused } from './raw.ts'

// What is said of an archive that is not taken.

export const outside = (name: string) =>
  refused(
    'zip-outside',
    name,
    'This name points outside the archive. Nothing was unpacked. Make the archive anew from a folder.',
    '此名稱指向壓縮檔以外。沒有解壓任何檔案，請從資料夾重新壓縮。',
  )
export const control = (name: string) =>
  refused(
    'zip-control',
    name,
    'This name holds invisible control characters. Nothing was unpacked. Rename the file and make the archive anew.',
    '此名稱含有不可見的控制字元。沒有解壓任何檔案，請改名後重新壓縮。',
  )
export const unusualName = (name: string) =>
  refused(
    'zip-name',
    name,
    'Windows reserves this name or cannot hold it. Nothing was unpacked. Rename the file and make the archive anew.',
    '此名稱為 Windows 保留或不接受的名稱。沒有解壓任何檔案，請改名後重新壓縮。',
  )
export const longName = (name: string) =>
  refused(
    'zip-long',
    name,
    'This name is longer than 255 bytes. Nothing was unpacked. Shorten it and make the archive anew.',
    '此名稱超過 255 個位元組。沒有解壓任何檔案，請縮短後重新壓縮。',
  )
export const linked = (name: string) =>
  refused(
    'zip-link',
    name,
    'This entry is a symbolic link, not a file. Nothing was unpacked. Put the file itself into the archive.',
    '此項目是符號連結，並非檔案。沒有解壓任何檔案，請將檔案本身放入壓縮檔。',
  )
export const encrypted = (name: string) =>
  refused(
    'zip-encrypted',
    name,
    'This file is protected by a password inside the archive. Make the archive anew without a password.',
    '此檔案在壓縮檔內以密碼保護。請以不設密碼的方式重新壓縮。',
  )
export const sameName = (name: string) =>
  refused(
    'zip-same-name',
    name,
    'Two files of the archive have names that differ only in capitals or in how accents are written. Rename one and make the archive anew.',
    '壓縮檔內有兩個檔案的名稱只在大小寫或重音寫法上不同。請將其中一個改名後重新壓縮。',
  )
export const tooMuch = () =>
  refused(
    'zip-total',
    '',
    'The archive would unpack to more than 8 GB. Nothing was unpacked. Split it into several.',
    '壓縮檔解壓後超過 8 GB。沒有解壓任何檔案，請分成數個。',
  )
export const tooMany = (place: string) =>
  refused(
    'zip-count',
    place,
    'The archive holds more than 2,000 files. Split it into several.',
    '壓縮檔內有超過 2,000 個檔案，請分成數個。',
  )
export const larger = (name: string) =>
  refused(
    'zip-bomb',
    name,
    'This file unpacks to more than it may hold, so unpacking was stopped.',
    '此檔案解壓後超出上限，已停止解壓。',
  )
export const damagedEntry = (name: string) =>
  refused(
    'zip-damaged',
    name,
    'This file of the archive is damaged: what is stored does not fit what the archive says of it. Make the archive anew.',
    '壓縮檔內的此檔案已損壞：所存內容與記錄不符。請重新壓縮。',
  )

export function unusable(error: unknown, place: string): OrRefused<never> {
  const message = error instanceof Error ? error.message : ''
  if (message.includes('Overlapping'))
    return refused(
      'zip-overlap',
      place,
      'Files of this archive lie over one another, as in archives made to fill a disk. Nothing was unpacked.',
      '壓縮檔內的檔案互相重疊，屬於企圖塞滿磁碟的做法。沒有解壓任何檔案。',
    )
  if (message.includes('Unsafe filename')) return outside(place)
  if (message.includes('Ambiguous'))
    return refused(
      'zip-ambiguous',
      place,
      'This archive can be read in more than one way: it holds the same name twice, or its parts contradict each other. Nothing was unpacked. Make it anew from a folder.',
      '此壓縮檔可有多於一種讀法：有重複名稱，或內部記錄互相矛盾。沒有解壓任何檔案，請從資料夾重新壓縮。',
    )
  if (message.includes('ncrypted'))
    return refused(
      'zip-encrypted',
      place,
      'This archive is protected by a password. Make it anew without one.',
      '此壓縮檔以密碼保護。請以不設密碼的方式重新壓縮。',
    )
  return refused(
    'zip-broken',
    place,
    'This is not a whole zip archive. It may have been cut off while it was copied: copy it again.',
    '這不是完整的 zip 壓縮檔，可能在複製時中斷。請重新複製。',
  )
}
