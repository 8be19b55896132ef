import type { ApplicationId } from '../../../shared/ids.ts'
import type { Argument } from '../../../shared/api.ts'
import { committee, type CommitteeOptions, type TestCommittee } from '../../support/desks.ts'
import { makeApplication } from '../../support/sample-application.ts'
import { expectOk } from '../../support/expect-ok.ts'
import type { TestDesk } from '../../support/test-desk.ts'

/** A committee with so many applications published, declared on by everybody, papers and documents at every desk. */
export async function convene(applications = 2, options: CommitteeOptions = {}) {
  const all = await committee(options)
  const given = Array.from({ length: applications }, (_, i) => makeApplication(i + 1))
  const published = (await all.publish(given)).applications
  await all.declareAll(published)
  const nth = (place: number): ApplicationId => {
    const found = published[place]
    if (found === undefined) throw new RangeError(`there are ${published.length} applications`)
    return found
  }
  return { all, alice: all.member(0), nth }
}

/** Signs an interest and sends it. */
export async function declareInterest(
  desk: TestDesk,
  applicationId: ApplicationId,
  text = 'Co-author until 2025',
): Promise<void> {
  const draft = { answer: 'interest', interestKind: 'student-or-co-author', text } as const
  expectOk(await desk.call.draftDeclaration({ applicationId, draft }))
  expectOk(await desk.call.signDeclarations({ applicationIds: [applicationId] }))
  await desk.sync()
}

export const fourScores = (score: number | null, comment = 'Sound'): Argument<'draftScore'>['criteria'] =>
  Array.from({ length: 4 }, () => ({ score, comment }))

/** Every text in the tables of an open store, to search for what must be gone. */
export function textOfStore(desk: TestDesk): string {
  const { store } = desk.desk()
  const tables = store.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
  return tables
    .flatMap(({ name }) => store.all<Record<string, unknown>>(`SELECT * FROM ${name}`))
    .flatMap((row) => Object.values(row))
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
    .join('\n')
}

export const closeAll = async (open: { readonly all: TestCommittee } | null): Promise<void> => {
  await open?.all.close()
}
