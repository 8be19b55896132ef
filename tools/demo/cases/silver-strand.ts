import type { ApplicationForm, Assessment } from '../../../shared/application-form.ts'
import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import { termsAt, type DemoApplication } from '../demo-application.ts'
import { largeClass, priceSnapshot } from '../scheme.ts'
import { silverStrandDossier } from './silver-strand-dossier.ts'

const partners = [
  both('Cape Collinson Hospital Group', '歌連臣角醫院集團'),
  both('Hebe Haven Medical School', '白沙灣醫學院'),
]

const form = (calendar: DemoCalendar): ApplicationForm => ({
  applicant: {
    category: 'e',
    name: both('Silver Strand Imaging (Asia) Limited', '銀線影像（亞洲）有限公司'),
    address: both('31/F, Halyard Tower, Quarry Bay', '鰂魚涌帆索大廈31樓'),
    description: both(
      'The Asian headquarters of a maker of ultrasound systems, landed in Hong Kong two years ago as a strategic enterprise with 140 staff.',
      '超聲波系統製造商的亞洲總部，兩年前以重點企業身分落戶香港，現有員工140人。',
    ),
    employees: 140,
    researchEmployees: 86,
    contacts: [
      { name: both('Dr Mak Yee-ting', '麥綺婷博士'), post: both('Vice-president, Research', '研究副總裁') },
      { name: both('Mr Jonas Reuter', '羅以樂先生'), post: both('Head of Finance, Asia', '亞洲區財務主管') },
    ],
  },
  projects: [
    {
      title: both('Foundation model for 3-D ultrasound', '三維超聲波基礎模型'),
      objectives: both(
        'Pre-train a 15-billion-parameter model on 38 million de-identified volumes; read heart, liver and thyroid studies at the level of a third-year resident; run on a cart without a network.',
        '以3,800萬個去識別化立體影像預訓練150億參數模型；心臟、肝臟及甲狀腺檢查判讀達到第三年駐院醫生水平；可在沒有網絡的推車上運行。',
      ),
      summary: both(
        'Ultrasound is cheap and safe, and hard to read. A model that has seen tens of millions of volumes can guide the probe and propose the reading where no specialist is at hand: outlying islands, ambulances, home visits.',
        '超聲波廉價安全，但難以判讀。看過數千萬個立體影像的模型，可在沒有專科醫生的地方引導探頭並提出判讀建議，例如離島、救護車及家訪。',
      ),
      preferredStart: calendar.month(2),
      asked: { cards: 128, months: 12 },
      technologyArea: both('Medical imaging', '醫學影像'),
      industrySector: both('Life and health technology', '生命健康科技'),
      fiveYearPlan: both('Advanced medical equipment', '高端醫療裝備'),
      researchStaff: { local: 52, nonLocal: 34 },
      deliverables: both(
        'Model on carts in three hospitals; test of 12,000 studies read by three specialists; a class of forty sonographers each year.',
        '三間醫院的推車裝設模型；由三名專科醫生判讀的12,000項檢查測試；每年培訓四十名超聲波技師。',
      ),
      outcomes: {
        patents: 12,
        publications: 5,
        awards: 1,
        other: both('60 more research posts in Hong Kong', '在港增設60個研究職位'),
      },
      model: {
        type: both('Masked video transformer', '掩碼影像變換器'),
        parametersMillions: 15_000,
        tokensMillions: 6_000_000,
        batchSize: '3,072 volumes',
        precision: 'BF16',
        dataSets: both(
          '38 million volumes from eleven hospitals, de-identified at source',
          '十一間醫院的3,800萬個立體影像，於源頭去識別化',
        ),
        inference: both('Distilled to 600 million for the cart', '蒸餾至6億參數以供推車使用'),
      },
      contribution: both(
        'Reading where there is no specialist, and a regional research centre that stays.',
        '為沒有專科醫生的地方提供判讀，並設立長駐的區域研究中心。',
      ),
      partners,
      resubmission: false,
    },
  ],
  declaration: { noOtherSubsidy: true, consent: true, signedOn: calendar.day(-40) },
})

const assessment = (calendar: DemoCalendar): Assessment => ({
  assessedOn: calendar.day(-9),
  recommendation: 'approve',
  terms: {
    projects: [termsAt(largeClass, { cards: 96, months: 12, start: calendar.month(2), subsidyBp: 5_000 })],
    conditions: [
      { text: '在港增聘最少40名研究人員。', due: calendar.month(12) },
      { text: 'Ethics approval of both hospitals lodged before training starts.', due: calendar.month(2) },
      { text: 'Quarterly report of card-hours used; cards unused for 14 days are returned.', due: calendar.month(5) },
    ],
  },
  reasons: [
    both(
      'Clear use in public hospitals, and a research centre that grows here.',
      '在公立醫院用途清晰，並令研究中心在港發展。',
    ),
    both(
      'The estimate explains 45% of the hours asked. The largest ask so far: 128 cards would take what is left of the year’s capacity from month 3. 96 leave room for the rest of the batch.',
      '估算可解釋所申請時數的45%。此為迄今最大的申請：128張卡由第三個月起會用盡全年餘下容量，96張則可為批次中其他申請留有餘地。',
    ),
    both(
      'The record of 1,440 jobs shows steady use above 80%. Approval by regulators is outside the period.',
      '1,440項運算的紀錄顯示使用率穩定在80%以上。監管機構的批准不在本期之內。',
    ),
    both(
      'Able to pay. As a profitable group it needs less help: 50% is proposed.',
      '具支付能力。作為有盈利的集團，所需資助較少，建議資助50%。',
    ),
  ],
  price: priceSnapshot(largeClass, calendar),
  similarCases: [
    {
      reference: `${calendar.year}-2/01`,
      title: both('Pathology foundation model', '病理基礎模型'),
      asked: { cards: 96, months: 9 },
    },
  ],
})

export const silverStrand = (calendar: DemoCalendar): DemoApplication => ({
  number: 6,
  slug: 'silver-strand',
  form: form(calendar),
  assessment: assessment(calendar),
  people: [
    both('Dr Mak Yee-ting', '麥綺婷博士'),
    both('Mr Jonas Reuter', '羅以樂先生'),
    both('Prof. Ip Chun-wing', '葉俊穎教授'),
  ],
  partners,
  dossier: silverStrandDossier(calendar),
})
