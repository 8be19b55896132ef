import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CarriedRequest, ReadCarry, WrittenCarry } from '../../../shared/api/carrying.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import type { TestDesk } from '../../support/test-desk.ts'

/** A folder that goes from desk to desk. */
export interface Stick {
  readonly path: string
  readonly folder: string
  readonly names: () => readonly string[]
}

export function createStick(): Stick {
  const path = makeTempFolder('stick')
  const folder = join(path, 'review-desk-carry')
  return { path, folder, names: () => readdirSync(folder).sort() }
}

export async function allowCarrying(...desks: readonly TestDesk[]): Promise<void> {
  for (const desk of desks) expectOk(await desk.call.allowCarrying({ allow: true }))
}

const notStopped = <T>(value: T | null): T => {
  if (value === null) throw new Error('it was stopped')
  return value
}
export const write = async (desk: TestDesk, { path }: Stick): Promise<WrittenCarry> =>
  notStopped(expectOk(await desk.core().carrying.write(path)))
export const read = async (desk: TestDesk, { path }: Stick): Promise<ReadCarry> =>
  notStopped(expectOk(await desk.core().carrying.read(path)))
export const carry = async (desk: TestDesk, { path }: Stick): Promise<readonly CarriedRequest[]> =>
  notStopped(expectOk(await desk.core().carrying.carry(path)))

/** There and back: what `desk` has goes to the server, what the server has comes to `desk`. */
export async function byStick(desk: TestDesk, courier: TestDesk, stick: Stick): Promise<ReadCarry> {
  await write(desk, stick)
  const carried = await carry(courier, stick)
  for (const { outcome } of carried) if (outcome.state === 'refused') throw new Error(outcome.error.kind)
  return read(desk, stick)
}
