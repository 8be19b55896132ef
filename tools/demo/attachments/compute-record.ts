import type { Bilingual } from '../../../shared/ids.ts'
import { both } from '../bilingual.ts'
import type { DemoApplication } from '../demo-application.ts'
import { heading, paragraph } from '../pdf/blocks.ts'
import { masthead } from '../pdf/cover.ts'
import { bars, curve } from '../pdf/figures.ts'
import type { Sheet } from '../pdf/sheet.ts'
import { table } from '../pdf/table.ts'
import { partOf, type Attachment } from './attachment.ts'

export const computeRecord: Attachment = {
  letter: 'C',
  title: both('Track record of compute use', '算力使用紀錄'),
  hasCover: false,
  draw: drawRecord,
}

function drawRecord(sheet: Sheet, application: DemoApplication): void {
  const { computeHistory } = application.dossier
  masthead(sheet, partOf('C'), computeRecord.title, application.form.applicant.name)
  heading(sheet, '1', both('What was used and what came of it', '使用情況及成果'))
  const total = computeHistory.reduce((sum, { cardHours }) => sum + cardHours, 0)
  table(
    sheet,
    [
      { head: both('System', '系統'), share: 4 },
      { head: both('Period', '時期'), share: 2 },
      { head: both('Card-hours', '卡時'), share: 2, align: 'right' },
      { head: both('Result', '成果'), share: 4 },
    ],
    [
      ...computeHistory.map(({ system, period, cardHours, result }) => [
        system,
        period,
        cardHours.toLocaleString('en-GB'),
        result,
      ]),
      [both('Total', '合計'), '', total.toLocaleString('en-GB'), ''],
    ],
    { title: both('Compute used in two years', '兩年內使用的算力'), hasTotal: true },
  )
  bars(
    sheet,
    both('Card-hours by system', '各系統卡時'),
    computeHistory.map(({ system, period, cardHours }) => ({
      name: `${system.en}, ${period.en}　${system.zh}`,
      value: cardHours,
    })),
    'card-hours',
  )
  heading(sheet, '2', both('What more compute has brought so far', '增加算力迄今的效果'))
  paragraph(
    sheet,
    both(
      'Error was measured on data held out from training, each time with the largest model that the compute of the day allowed. It falls steadily with size; the last doubling still pays.',
      '誤差以保留於訓練之外的數據量度，每次採用當時算力所容許的最大模型。誤差隨規模穩步下降，最後一次倍增仍見成效。',
    ),
  )
  curve(sheet, both('Error against model size', '誤差與模型規模'), errorCurve(application), ' %')
  drawLedger(sheet, application, total)
}

/** A power law with the wobble of real runs, from the applicant's own number of jobs. */
function errorCurve({ form, dossier }: DemoApplication): readonly { readonly x: string; readonly y: number }[] {
  const random = createRandom(dossier.ledgerJobs)
  const largest = form.projects[0]?.model.parametersMillions ?? 1_000
  return [6, 5, 4, 3, 2, 1].map((halvings) => {
    const size = Math.round(largest / 2 ** halvings)
    const y = Math.round((9 + 4.4 * (halvings - 1) ** 0.9 + random() * 0.7) * 10) / 10
    return { x: size >= 1_000 ? `${(size / 1_000).toFixed(1)} B` : `${size} M`, y }
  })
}

const states: readonly (readonly [Bilingual, number])[] = [
  [both('Finished', '完成'), 0.84],
  [both('Stopped early', '提早停止'), 0.1],
  [both('Restarted', '重新啟動'), 0.06],
]

/** Job by job, oldest first: what a reviewer may sample. */
function drawLedger(sheet: Sheet, { number, dossier, form }: DemoApplication, total: number): void {
  const random = createRandom(number * 1_009 + dossier.ledgerJobs)
  const mean = (total * 0.9) / dossier.ledgerJobs
  const names = dossier.workPackages.flat().map(({ name }) => name)
  const signed = Date.parse(`${form.declaration.signedOn}T00:00:00Z`)
  const spanDays = 640
  let listed = 0
  const rows = Array.from({ length: dossier.ledgerJobs }, (_, index) => {
    const cards = [4, 8, 16, 32][Math.floor(random() * 4)] ?? 8
    const hours = Math.max(1, Math.round((mean / cards) * (0.4 + random() * 1.2)))
    listed += cards * hours
    const day = new Date(
      signed - Math.round(spanDays * (1 - index / dossier.ledgerJobs)) * 86_400_000 - 14 * 86_400_000,
    )
    const pick = random()
    const state = pick < 0.84 ? states[0] : pick < 0.94 ? states[1] : states[2]
    return [
      `${number}${String(index + 1).padStart(4, '0')}`,
      day.toISOString().slice(0, 10),
      names[Math.floor(random() * names.length)] ?? '',
      `${cards}`,
      hours.toLocaleString('en-GB'),
      (cards * hours).toLocaleString('en-GB'),
      state?.[0] ?? '',
    ]
  })
  heading(sheet, '3', both('Ledger of jobs', '運算紀錄冊'))
  const share = Math.round((listed / total) * 100)
  paragraph(
    sheet,
    both(
      `The ${dossier.ledgerJobs.toLocaleString('en-GB')} largest jobs follow, oldest first. They used ${listed.toLocaleString('en-GB')} card-hours, ${share} % of the total above. The applicant keeps the log of each.`,
      `下表按時間先後列出最大的${dossier.ledgerJobs.toLocaleString('en-GB')}項運算，共使用${listed.toLocaleString('en-GB')}卡時，佔上述總數的${share}%。申請機構備存各項運算的日誌。`,
    ),
  )
  table(
    sheet,
    [
      { head: both('Job', '編號'), share: 1.2 },
      { head: both('Date', '日期'), share: 1.9 },
      { head: both('Work', '工作'), share: 5.2 },
      { head: both('Cards', '卡數'), share: 1.3, align: 'right' },
      { head: both('Hours', '小時'), share: 1.3, align: 'right' },
      { head: both('Card-hours', '卡時'), share: 2, align: 'right' },
      { head: both('State', '狀態'), share: 2.1 },
    ],
    rows,
    { pad: 1.2 },
  )
}

/** Park–Miller: the same ledger every time. */
function createRandom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
