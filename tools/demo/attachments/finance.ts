import { cardMonths } from '../../../shared/rules/compute.ts'
import { ceilingCents } from '../../../shared/rules/money.ts'
import { both, dayInWords, dollars } from '../bilingual.ts'
import type { DemoApplication } from '../demo-application.ts'
import { heading, paragraph, plain } from '../pdf/blocks.ts'
import { masthead } from '../pdf/cover.ts'
import { pairs } from '../pdf/figures.ts'
import { colour, grey, paper, type Sheet } from '../pdf/sheet.ts'
import { table } from '../pdf/table.ts'
import { partOf, type Attachment } from './attachment.ts'

export const finance: Attachment = {
  letter: 'D',
  title: both('Financial proof', '財政證明'),
  hasCover: false,
  draw: drawFinance,
}

const thousands = (value: number): string => value.toLocaleString('en-GB')

function drawFinance(sheet: Sheet, application: DemoApplication): void {
  const { form, dossier, assessment } = application
  const { basis, income, spending, cash } = dossier.finance
  const lastYear = Number(form.declaration.signedOn.slice(0, 4)) - 1
  const years = [lastYear - 2, lastYear - 1, lastYear].map(String)
  masthead(sheet, partOf('D'), finance.title, form.applicant.name)
  heading(sheet, '1', both('Three years in figures', '三年財政概況'))
  plain(sheet, basis)
  table(
    sheet,
    [
      { head: both('HK$ thousand', '千港元'), share: 4 },
      ...years.map((year) => ({ head: both(year, year), share: 2, align: 'right' as const })),
    ],
    [
      [both('Income', '收入'), ...income.map(thousands)],
      [both('Spending', '支出'), ...spending.map(thousands)],
      [
        both('Surplus (deficit)', '盈餘（赤字）'),
        ...income.map((value, index) => signed(value - (spending[index] ?? 0))),
      ],
    ],
    { title: both('Income and spending', '收入及支出'), hasTotal: true },
  )
  pairs(sheet, both('Income and spending, HK$ thousand', '收入及支出（千港元）'), years, [
    { name: both('Income', '收入'), values: income },
    { name: both('Spending', '支出'), values: spending },
  ])
  plain(
    sheet,
    both(
      `Cash and deposits at the date of application: HK$${thousands(cash)} thousand.`,
      `申請當日現金及存款：${thousands(cash)}千港元。`,
    ),
  )
  heading(sheet, '2', both('The share that is not subsidised', '非資助部分'))
  const price = assessment.price.perCardMonthCents
  const whole = form.projects.reduce((sum, { asked }) => sum + cardMonths(asked), 0) * price
  const subsidy = form.projects.reduce(
    (sum, { asked }) => sum + ceilingCents(cardMonths(asked), price, dossier.askedSubsidyBp),
    0,
  )
  table(
    sheet,
    [
      { head: both('Item', '項目'), share: 6 },
      { head: both('Amount', '金額'), share: 4, align: 'right' },
    ],
    [
      [both('Compute at list price', '按目錄價計的算力'), dollars(whole)],
      [
        both(`Subsidy asked, ${dossier.askedSubsidyBp / 100} %`, `申請資助，${dossier.askedSubsidyBp / 100}%`),
        dollars(subsidy),
      ],
      [both('Applicant’s own share', '申請機構承擔部分'), dollars(whole - subsidy)],
    ],
    { title: both('Who pays what, as asked', '按申請計的款項分擔'), hasTotal: true },
  )
  paragraph(sheet, dossier.finance.share)
  drawSignature(sheet, application)
}

const signed = (value: number): string => (value < 0 ? `(${thousands(-value)})` : thousands(value))

function drawSignature(sheet: Sheet, { dossier, form }: DemoApplication): void {
  sheet.need(120)
  sheet.moveDown(44)
  const x = paper.left
  const y = sheet.y()
  sheet
    .page()
    .drawPath()
    .moveTo(x + 8, y + 8)
    .curveTo(x + 30, y + 42, x + 34, y - 10, x + 58, y + 16)
    .curveTo(x + 76, y + 34, x + 82, y - 4, x + 104, y + 12)
    .curveTo(x + 120, y + 22, x + 132, y + 4, x + 150, y + 14)
    .stroke({ borderColor: colour([0.1, 0.14, 0.4]), borderWidth: 1.3 })
  sheet.page().drawLine({ start: { x, y }, end: { x: x + 220, y }, thickness: 0.6, color: colour(grey) })
  sheet.moveDown(14)
  plain(sheet, dossier.finance.signedBy)
  plain(sheet, dayInWords(form.declaration.signedOn))
}
