import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pump, type PumpEnd } from '../../../electron/core/crypto/pump.ts'

const pieceBytes = 16
const fileOf = (read: (at: number) => void, write: () => Promise<void>): PumpEnd['file'] =>
  ({
    read: async (_into: Uint8Array, _offset: number, length: number, at: number) => {
      read(at)
      return { bytesRead: length }
    },
    write: async (_from: Uint8Array, _offset: number, length: number) => {
      await write()
      return { bytesWritten: length }
    },
  }) as unknown as PumpEnd['file']
const end = (file: PumpEnd['file']): PumpEnd => ({ file, at: 0, pieceBytes, seen: () => Promise.resolve() })

test('a piece that cannot be read while an earlier one is still being written ends the pump, and nothing else', async () => {
  const loose: unknown[] = []
  const note = (reason: unknown): void => void loose.push(reason)
  process.on('unhandledRejection', note)
  const failing = fileOf(
    (at) => {
      if (at >= 7 * pieceBytes) throw new Error('full')
    },
    () => Promise.resolve(),
  )
  const slow = fileOf(
    () => undefined,
    async () => {
      await setTimeout(20)
    },
  )
  const run = pump({ from: end(failing), to: end(slow), size: 12 * pieceBytes, work: () => pieceBytes })
  await expect(run).rejects.toThrow('full')
  process.off('unhandledRejection', note)
  expect(loose).toEqual([])
})
