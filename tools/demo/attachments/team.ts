import { both } from '../bilingual.ts'
import type { DemoApplication } from '../demo-application.ts'
import { bullets, heading, paragraph, plain, subheading } from '../pdf/blocks.ts'
import { masthead } from '../pdf/cover.ts'
import { bars } from '../pdf/figures.ts'
import type { Sheet } from '../pdf/sheet.ts'
import { table } from '../pdf/table.ts'
import { partOf, type Attachment } from './attachment.ts'

export const team: Attachment = {
  letter: 'B',
  title: both('Team and CVs', '團隊及履歷'),
  hasCover: false,
  draw: drawTeam,
}

function drawTeam(sheet: Sheet, { dossier, form }: DemoApplication): void {
  masthead(sheet, partOf('B'), team.title, form.applicant.name)
  heading(sheet, '1', both('The team at a glance', '團隊概覽'))
  paragraph(sheet, form.applicant.description)
  table(
    sheet,
    [
      { head: both('Name', '姓名'), share: 4 },
      { head: both('Post', '職位'), share: 4 },
      { head: both('Share of time', '投入時間'), share: 2, align: 'right' },
    ],
    dossier.team.map(({ name, post, percent }) => [name, post, `${percent} %`]),
    { title: both('People named in this application', '本申請所列人員') },
  )
  bars(
    sheet,
    both('Share of working time given to the project', '投入項目的工作時間'),
    dossier.team.map(({ name, percent }) => ({ name: `${name.en}　${name.zh}`, value: percent })),
    '%',
  )
  const staff = form.projects.reduce((sum, { researchStaff }) => sum + researchStaff.local + researchStaff.nonLocal, 0)
  plain(
    sheet,
    both(
      `The applicant has ${form.applicant.employees} employees in Hong Kong, ${form.applicant.researchEmployees} of them in R&D; ${staff} R&D staff work on what is applied for.`,
      `申請機構在港有${form.applicant.employees}名僱員，其中${form.applicant.researchEmployees}名從事研發；${staff}名研發人員參與所申請的項目。`,
    ),
  )
  heading(sheet, '2', both('Curricula vitae', '履歷'))
  for (const { name, post, cv, works } of dossier.team) {
    subheading(sheet, both(`${name.en}, ${post.en}`, `${name.zh}，${post.zh}`))
    paragraph(sheet, cv)
    if (works.length > 0) {
      plain(sheet, both('Selected work', '主要著作'))
      bullets(sheet, works)
    }
  }
}
