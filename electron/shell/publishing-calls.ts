import { clipboard } from 'electron'
import type { Handlers } from '../../shared/api.ts'
import type { publishingShellCalls } from '../../shared/api/publishing.ts'
import { ok } from '../../shared/result.ts'
import type { PageCallDeps } from './page-call-deps.ts'

export const createPublishingCalls = ({
  core,
}: PageCallDeps): Pick<Handlers, (typeof publishingShellCalls)[number]> => ({
  // Nothing in it is secret, and the person will paste it elsewhere: it stays.
  copyReminder: async (asked) => {
    const reminder = await core.reminder(asked)
    if (!reminder.ok) return reminder
    void clipboard.writeText(reminder.value.text)
    return ok(null)
  },
})
