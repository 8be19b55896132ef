import { open } from 'node:fs/promises'
import type { DocumentHash } from '../../../shared/ids.ts'
import { checkExpected, FolderFailed, type NewFile } from './folder.ts'
import { documentName } from './manifest.ts'

/** Lies in the folder already, whole: of an earlier time, or because somebody else wants it too. */
export async function isCarried(
  folder: string,
  line: { readonly sha256: DocumentHash; readonly bytes: number },
  check: () => void,
): Promise<boolean> {
  try {
    await checkExpected(folder, documentName(line.sha256), line, check)
    return true
  } catch (error) {
    if (error instanceof FolderFailed) return false
    throw error
  }
}

const pieceBytes = 1024 * 1024

/** Copies a file of the desk's own, a piece at a time. Disk errors throw. */
export async function addFileTo(file: NewFile, path: string, advance: (bytes: number) => void): Promise<void> {
  const from = await open(path, 'r')
  const piece = Buffer.allocUnsafe(pieceBytes)
  try {
    for (;;) {
      const { bytesRead } = await from.read(piece, 0, piece.length)
      if (bytesRead === 0) return
      await file.add(piece.subarray(0, bytesRead))
      advance(bytesRead)
    }
  } finally {
    await from.close()
  }
}
