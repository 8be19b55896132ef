import type { FileHandle } from 'node:fs/promises'

/** One side of a pump: a file, from where in it, and how many bytes a piece has (the last one may be shorter). */
export interface PumpEnd {
  readonly file: Pick<FileHandle, 'read' | 'write'>
  readonly at: number
  readonly pieceBytes: number
  /** Sees every piece in order; the piece is not reused before it resolves. */
  readonly seen: (piece: Uint8Array) => Promise<void>
}

export interface Pump {
  readonly from: PumpEnd
  readonly to: PumpEnd
  /** Bytes to read. */
  readonly size: number
  /** Fills `output` from `input`. Returns how many bytes it wrote, or null to stop. */
  readonly work: (output: Uint8Array, input: Uint8Array, piece: number) => number | null
}

const ringSlots = 6

/**
 * Reads, works and writes at the same time, in buffers that are used again: fresh ones cost more than the cipher. False
 * when `work` stopped. Throws disk errors, and when the file ends before `size`.
 */
export async function pump({ from, to, size, work }: Pump): Promise<boolean> {
  const inputs = createRing(from.pieceBytes)
  const outputs = createRing(to.pieceBytes)
  const pieces = Math.ceil(size / from.pieceBytes)
  const fill = async (piece: number) => {
    const slot = inputs.slot(piece)
    await slot.free()
    const start = piece * from.pieceBytes
    const input = slot.buffer.subarray(0, Math.min(from.pieceBytes, size - start))
    await readFully(from.file, input, from.at + start)
    return input
  }
  const load = (piece: number) => {
    const filled = fill(piece)
    // Awaited a turn later, and may fail before; until then it must not count as unhandled.
    filled.catch(() => undefined)
    return filled
  }
  let next = pieces > 0 ? load(0) : null
  try {
    for (let piece = 0; next !== null; piece++) {
      const input = await next
      next = piece + 1 < pieces ? load(piece + 1) : null
      inputs.slot(piece).occupy(from.seen(input))
      const { buffer, free, occupy } = outputs.slot(piece)
      await free()
      const outputBytes = work(buffer, input, piece)
      if (outputBytes === null) return false
      const output = buffer.subarray(0, outputBytes)
      occupy(Promise.all([to.seen(output), writeFully(to.file, output, to.at + piece * to.pieceBytes)]))
    }
    await Promise.all([inputs.free(), outputs.free()])
    return true
  } finally {
    // Nothing of ours may still write into the files once the caller closes them.
    await Promise.allSettled([next, inputs.free(), outputs.free()])
  }
}

interface Slot {
  readonly buffer: Buffer
  /** Resolves when the last use is over; rejects with what went wrong in it. */
  readonly free: () => Promise<unknown>
  readonly occupy: (use: Promise<unknown>) => void
}

/** In shared memory, so that a hash thread sees the bytes without a copy. */
function createRing(pieceBytes: number) {
  const slots = Array.from({ length: ringSlots }, (): Slot => {
    let last: Promise<unknown> = Promise.resolve()
    return {
      buffer: Buffer.from(new SharedArrayBuffer(pieceBytes)),
      free: () => last,
      occupy: (use) => {
        last = use
        // Whoever asks `free` hears of it; until then it must not count as unhandled.
        use.catch(() => undefined)
      },
    }
  })
  const slot = (piece: number): Slot => {
    const found = slots[piece % ringSlots]
    if (found === undefined) throw new Error('no such slot')
    return found
  }
  return { slot, free: () => Promise.all(slots.map((each) => each.free())) }
}

async function readFully(file: PumpEnd['file'], into: Uint8Array, at: number): Promise<void> {
  let done = 0
  while (done < into.length) {
    const { bytesRead } = await file.read(into, done, into.length - done, at + done)
    if (bytesRead === 0) throw new Error('the file became shorter while it was read')
    done += bytesRead
  }
}

async function writeFully(file: PumpEnd['file'], from: Uint8Array, at: number): Promise<void> {
  let done = 0
  while (done < from.length) done += (await file.write(from, done, from.length - done, at + done)).bytesWritten
}
