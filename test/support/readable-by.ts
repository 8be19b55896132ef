import { parseStrict } from '../../shared/canonical.ts'
import { type KnownRecord, parseRecord } from '../../shared/records.ts'
import { wireLimits } from '../../shared/wire.ts'
import { openEnvelope } from '../../electron/core/crypto/envelope.ts'
import { connect } from '../../electron/core/sync/connect.ts'
import type { TestDesk } from './test-desk.ts'

/** Every record that this laptop's own key opens of all that the server holds, whatever an honest desk would keep of it. */
export async function readableBy(laptop: TestDesk, by: TestDesk = laptop): Promise<readonly KnownRecord[]> {
  const found: KnownRecord[] = []
  const transport = connect(by.desk())
  for (let after = 0; ;) {
    const reply = await transport.pull(after, wireLimits.pullEnvelopes)
    if (!reply.ok) throw new Error(`the server did not answer: ${JSON.stringify(reply.error)}`)
    for (const { sealed } of reply.value.envelopes) {
      const opened = await openEnvelope(Buffer.from(sealed, 'base64'), [laptop.desk().keys.seal])
      if (opened?.ok !== true || opened.value.kind === 'nested') continue
      const value = parseStrict(Buffer.from(opened.value.record).toString('utf8'))
      const parsed = value.ok ? parseRecord(value.value) : null
      if (parsed?.state === 'known') found.push(parsed.record)
    }
    after += reply.value.envelopes.length
    if (after >= reply.value.size) return found
  }
}
