import type { Project } from '../../../shared/application-form.ts'
import { cardMonths, gpuHours } from '../../../shared/rules/compute.ts'
import { ceilingCents } from '../../../shared/rules/money.ts'
import { both, dayInWords, dollars, monthInWords } from '../bilingual.ts'
import type { DemoApplication } from '../demo-application.ts'
import { bullets, heading, paragraph, plain, subheading } from '../pdf/blocks.ts'
import { cover } from '../pdf/cover.ts'
import { cardsByMonth, flow } from '../pdf/figures.ts'
import type { Sheet } from '../pdf/sheet.ts'
import { table } from '../pdf/table.ts'
import { hoursPerMonth } from '../scheme.ts'
import { partOf, type Attachment } from './attachment.ts'

export const proposal: Attachment = {
  letter: 'A',
  title: both('Project proposal', '項目建議書'),
  hasCover: true,
  draw: drawProposal,
}

function drawProposal(sheet: Sheet, application: DemoApplication): void {
  const { form } = application
  const [head] = form.projects
  if (head === undefined) return
  const more = form.projects.slice(1)
  const title = {
    en: [head, ...more].map(({ title }) => title.en).join('; '),
    zh: [head, ...more].map(({ title }) => title.zh).join('；'),
  }
  cover(sheet, partOf('A'), title, form.applicant.name, [
    [
      both('Compute asked', '申請算力'),
      form.projects.map(({ asked }) => `${asked.cards} × ${asked.months} = ${cardMonths(asked)}`).join('; ') +
        ' card-months 卡月',
    ],
    [both('Preferred start', '擬開始月份'), inBoth(monthInWords(head.preferredStart))],
    [both('Principal people', '主要人員'), application.people.map(({ en, zh }) => `${en} ${zh}`).join(', ')],
    [both('Signed', '簽署日期'), inBoth(dayInWords(form.declaration.signedOn))],
  ])
  sheet.newPage()
  drawSummary(sheet, form.projects)
  let number = 2
  for (const section of application.dossier.sections) {
    heading(sheet, `${number}`, section.title)
    for (const text of section.paragraphs) paragraph(sheet, text)
    if (number === 3)
      flow(
        sheet,
        both('How the work flows', '工作流程'),
        (application.dossier.workPackages[0] ?? []).map(({ name }) => name),
      )
    number += 1
  }
  drawData(sheet, `${number}`, application)
  drawCompute(sheet, `${number + 1}`, application)
  drawMeasures(sheet, `${number + 2}`, application)
  drawOutcomes(sheet, `${number + 3}`, application)
}

const inBoth = ({ en, zh }: { readonly en: string; readonly zh: string }): string => `${en}　${zh}`

function drawSummary(sheet: Sheet, projects: readonly Project[]): void {
  heading(sheet, '1', both('Summary and objectives', '摘要及目標'))
  projects.forEach((project, index) => {
    subheading(
      sheet,
      projects.length === 1
        ? project.title
        : both(`Project ${index + 1}: ${project.title.en}`, `項目${index + 1}：${project.title.zh}`),
    )
    paragraph(sheet, project.summary)
    paragraph(sheet, project.objectives)
    table(
      sheet,
      [
        { head: both('Item', '項目'), share: 3 },
        { head: both('As applied for', '申請內容'), share: 7 },
      ],
      [
        [both('Technology area', '技術範疇'), project.technologyArea],
        [both('Industry sector', '行業'), project.industrySector],
        [both('National Five-Year Plan', '國家五年規劃'), project.fiveYearPlan],
        [
          both('R&D staff, local and from outside', '研發人員（本地及非本地）'),
          `${project.researchStaff.local} + ${project.researchStaff.nonLocal}`,
        ],
        [both('Submitted before', '曾否提交'), project.resubmission ? both('Yes', '是') : both('No', '否')],
      ],
      { title: both('Key facts', '項目要點') },
    )
  })
}

function drawData(sheet: Sheet, number: string, { dossier, form }: DemoApplication): void {
  heading(sheet, number, both('Data and rights', '數據及權利'))
  table(
    sheet,
    [
      { head: both('Data set', '數據集'), share: 4 },
      { head: both('Size', '規模'), share: 3 },
      { head: both('Rights', '權利'), share: 3 },
    ],
    dossier.data.map(({ name, size, rights }) => [name, size, rights]),
    { title: both('Data sets', '數據集') },
  )
  for (const { model } of form.projects) {
    subheading(sheet, model.type)
    paragraph(sheet, model.dataSets)
    paragraph(sheet, model.inference)
    plain(
      sheet,
      both(
        `Batch size ${model.batchSize}; precision ${model.precision}.`,
        `批次大小：${model.batchSize}；精度：${model.precision}。`,
      ),
    )
  }
}

function drawCompute(sheet: Sheet, number: string, { dossier, form, assessment }: DemoApplication): void {
  heading(sheet, number, both('Compute requested', '所需算力'))
  form.projects.forEach((project, index) => {
    const packages = dossier.workPackages[index] ?? []
    if (form.projects.length > 1) subheading(sheet, project.title)
    table(
      sheet,
      [
        { head: both('Work package', '工作項目'), share: 6 },
        { head: both('Months', '月份'), share: 2, align: 'right' },
        { head: both('Cards', '卡數'), share: 2, align: 'right' },
        { head: both('Card-months', '卡月'), share: 2, align: 'right' },
        { head: both('GPU-hours', 'GPU小時'), share: 3, align: 'right' },
      ],
      [
        ...packages.map(({ name, from, months, cards }) => [
          name,
          months === 1 ? `${from}` : `${from}–${from + months - 1}`,
          `${cards}`,
          `${cards * months}`,
          gpuHours({ cards, months }, hoursPerMonth).toLocaleString('en-GB'),
        ]),
        [
          both('Total', '合計'),
          '',
          `${project.asked.cards}`,
          `${cardMonths(project.asked)}`,
          gpuHours(project.asked, hoursPerMonth).toLocaleString('en-GB'),
        ],
      ],
      { title: both('Compute by work package', '按工作項目劃分的算力'), hasTotal: true },
    )
    cardsByMonth(sheet, both('Cards in use by month', '每月使用卡數'), packages)
    const whole = cardMonths(project.asked) * assessment.price.perCardMonthCents
    const asked = ceilingCents(cardMonths(project.asked), assessment.price.perCardMonthCents, dossier.askedSubsidyBp)
    plain(
      sheet,
      both(
        `At the list price of ${dollars(assessment.price.perCardMonthCents)} a card-month this is ${dollars(whole)}, of which ${dossier.askedSubsidyBp / 100} %, or ${dollars(asked)}, is asked as subsidy.`,
        `按每卡月目錄價${dollars(assessment.price.perCardMonthCents)}計算，合共${dollars(whole)}，現申請資助其中${dossier.askedSubsidyBp / 100}%，即${dollars(asked)}。`,
      ),
    )
  })
}

function drawMeasures(sheet: Sheet, number: string, { dossier }: DemoApplication): void {
  heading(sheet, number, both('Evaluation and risks', '評估及風險'))
  table(
    sheet,
    [
      { head: both('Measure', '指標'), share: 6 },
      { head: both('Now', '現況'), share: 2, align: 'right' },
      { head: both('Target', '目標'), share: 2, align: 'right' },
    ],
    dossier.measures.map(({ measure, now, target }) => [measure, now, target]),
    { title: both('What counts as success', '成功的準則') },
  )
  table(
    sheet,
    [
      { head: both('Risk', '風險'), share: 4 },
      { head: both('Answer', '應對'), share: 6 },
    ],
    dossier.risks.map(({ risk, answer }) => [risk, answer]),
    { title: both('Risks and answers', '風險及應對') },
  )
}

function drawOutcomes(sheet: Sheet, number: string, { form, partners }: DemoApplication): void {
  heading(sheet, number, both('Outcomes, contribution and partners', '成果、貢獻及合作夥伴'))
  for (const project of form.projects) {
    subheading(sheet, project.title)
    paragraph(sheet, project.deliverables)
    paragraph(sheet, project.contribution)
    const { patents, publications, awards, other } = project.outcomes
    table(
      sheet,
      [
        { head: both('Outcome', '成果'), share: 5 },
        { head: both('Expected', '預期'), share: 5 },
      ],
      [
        [both('Patents', '專利'), `${patents}`],
        [both('Publications', '論文'), `${publications}`],
        [both('Awards', '獎項'), `${awards}`],
        [both('Other', '其他'), other],
      ],
      { title: both('Expected outcomes', '預期成果') },
    )
  }
  if (partners.length > 0) {
    subheading(sheet, both('Partners', '合作夥伴'))
    bullets(
      sheet,
      partners.map(({ en, zh }) => `${en}　${zh}`),
    )
  }
}
