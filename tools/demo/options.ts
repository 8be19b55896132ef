import path from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../../shared/result.ts'

export interface DemoOptions {
  readonly tour: boolean
  /** Makes a new committee even where one is kept. */
  readonly fresh: boolean
  /** Folder whose PDFs become the applications' attachments. */
  readonly documents: string | null
  /** Whose desk is opened. */
  readonly as: Seat
}
export const seats = ['member', 'secretary', 'chairman'] as const
export type Seat = (typeof seats)[number]

export const usage = `npm start                            opens Review Desk on a demo committee
npm start -- --fresh                 makes a new committee first
npm start -- --documents DIR         takes the PDFs of DIR as the applications' attachments
npm start -- --as secretary          opens the secretariat's desk instead of a member's; or: --as chairman
npm start -- --tour                  does the secretariat's and a member's whole job by script
npm start -- --tour --documents DIR  the same on the PDFs of DIR`

/** The error is a sentence for the person at the terminal. */
export function parseOptions(args: readonly string[]): Result<DemoOptions, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        tour: { type: 'boolean' },
        fresh: { type: 'boolean' },
        documents: { type: 'string' },
        as: { type: 'string' },
      },
    })
    const { tour = false, fresh = false, documents } = values
    const as = seats.find((seat) => seat === (values.as ?? 'member'))
    if (as === undefined) return err(`--as takes one of ${seats.join(', ')}`)
    return ok({
      as,
      tour,
      fresh,
      documents: documents === undefined ? null : path.resolve(documents),
    })
  } catch (error) {
    return err((error as Error).message)
  }
}
