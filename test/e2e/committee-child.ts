import { approve } from '../../electron/core/secretariat/approve.ts'
import { invite, pendingAnswers } from '../../electron/core/secretariat/invites.ts'
import { openCommittee, type OpenCommittee } from '../../tools/demo/committee.ts'
import { demoFolderAt, readDemoState } from '../../tools/demo/demo-folder.ts'
import { expectOk } from '../../tools/demo/expect-ok.ts'
import { foundDemoCommittee } from '../../tools/demo/found-committee.ts'
import { answerLines } from './answer-lines.ts'
import { huntFor } from './hunt-child.ts'

// A committee that is founded and at work, around the window of one of its members.

const folder = demoFolderAt(process.argv[2] ?? '')
let open: OpenCommittee | null = null

answerLines({
  found: () => foundDemoCommittee({ folder, now: Date.now, documents: null, say: () => undefined }),
  open: async () => {
    const state = readDemoState(folder)
    if (state === null) throw new Error('no committee was founded here')
    open = await openCommittee(folder, state, 'member', (sentence) => process.stderr.write(`${sentence}\n`))
    return { serverUrl: open.serverUrl }
  },
  close: async () => {
    await open?.close()
    open = null
  },
  invite: async () => {
    const office = secretariat()
    const { code, inviteId } = expectOk(
      'invite',
      await invite(office, { name: { en: 'Dr New Member', zh: '新委員博士' }, role: 'member' }),
    )
    return { code, inviteId }
  },
  /** The words that the secretariat would compare on the telephone. */
  phrase: async () => {
    const answers = expectOk('answers', await pendingAnswers(secretariat()))
    return answers.map(({ answer }) => (answer.state === 'answered' ? answer.checkPhrase : null))
  },
  approve: async () => {
    const answers = expectOk('answers', await pendingAnswers(secretariat()))
    for (const { inviteId, answer } of answers)
      if (answer.state === 'answered') expectOk('approve', await approve(secretariat(), inviteId))
  },
  /** Texts of the named application that lie anywhere in the member's files, read with every key there is. */
  hunt: (applicant: string) => huntFor(folder, applicant),
})

function secretariat() {
  if (open === null) throw new Error('the committee is not open')
  return open.office.secretariat().desk()
}
