import { demoApplications } from '../../tools/demo/applications.ts'
import { createDemoCalendar } from '../../tools/demo/calendar.ts'
import { demoDeps, memberCost } from '../../tools/demo/demo-desk.ts'
import type { DemoFolder } from '../../tools/demo/demo-folder.ts'
import { ourMember } from '../../tools/demo/people.ts'
import { demoPassphrase } from '../../tools/demo/passphrase.ts'
import { found, seize, turnOver } from '../../tools/hunt/hunt.ts'

/**
 * Which texts of an application's form and assessment, or words of PDFs and drafts that the journey names, lie anywhere
 * in the app's user data, the temporary files and the exports beside it, read with the passphrase and every key there.
 */
export async function huntFor(folder: DemoFolder, applicant: string): Promise<readonly string[]> {
  const applications = demoApplications(createDemoCalendar(Date.now()))
  const wanted = applications.find(({ form }) => form.applicant.name.en === applicant)
  if (wanted === undefined) throw new Error('no such application')
  const others = new Set(applications.filter((each) => each !== wanted).flatMap(textsOf))
  const markers = [...new Set(textsOf(wanted))]
    .filter((text) => !others.has(text))
    .map((text) => ({ place: text, text }))
  const way = { deps: demoDeps(folder.desk(ourMember.key)), cost: memberCost, passphrase: demoPassphrase }
  const haystacks = await turnOver(await seize([folder.member], way))
  return [...found(haystacks, [...markers, { place: 'draft', text: 'onlyhereqzx' }]), ...clearPdfs(haystacks)]
}

const clearPdfs = (haystacks: Awaited<ReturnType<typeof turnOver>>): readonly string[] =>
  haystacks
    .filter(({ place, bytes }) => !place.startsWith('opened') && bytes.includes('%PDF-'))
    .map(({ place }) => place)

/** Long enough to be its own: a single word, "Shareholding", is also the app's. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return (/^.{12}/.test(value) && value.includes(' ')) || /[\u4e00-\u9fff]{5}/u.test(value)
      ? [value.slice(0, 200)]
      : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}
