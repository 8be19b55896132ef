import type { ApplicationForm, Assessment } from '../../../shared/application-form.ts'
import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import { termsAt, type DemoApplication } from '../demo-application.ts'
import { priceSnapshot, standardClass } from '../scheme.ts'
import { mosaicDossier } from './mosaic-dossier.ts'

const form = (calendar: DemoCalendar): ApplicationForm => ({
  applicant: {
    category: 'd',
    name: both('Mosaic Protein Limited', '拼圖蛋白有限公司'),
    address: both('Pod 12, Level 3, Ripple Building, Pok Fu Lam', '薄扶林漣漪大樓3樓12室'),
    description: both(
      'A start-up of eleven that designs short proteins. Two of its peptides are in animal studies with a partner abroad.',
      '由十一人組成、設計短鏈蛋白的初創企業，旗下兩種多肽正與海外夥伴進行動物研究。',
    ),
    employees: 11,
    researchEmployees: 9,
    contacts: [
      { name: both('Dr Ng Pui-shan', '吳沛珊博士'), post: both('Founder and Chief Scientist', '創辦人兼首席科學家') },
      { name: both('Ms Clara Whitfield', '韋嘉蘭女士'), post: both('Chief Executive', '行政總裁') },
    ],
  },
  projects: [
    {
      title: both('Generative design of antiviral peptides', '抗病毒多肽的生成式設計'),
      objectives: both(
        'Train a generative model of peptides of up to 40 residues that designs for binding, stability and ease of synthesis at once; make 200 designs; find ten that stop two respiratory viruses in cell culture.',
        '訓練可設計最長40個殘基多肽的生成模型，同時兼顧結合力、穩定性及合成難度；製備200個設計；找出十個能在細胞培養中抑制兩種呼吸道病毒的多肽。',
      ),
      summary: both(
        'Peptides can grip flat protein surfaces that small molecules cannot, but fall apart in blood. A diffusion model that knows both the shape and the enzymes that cut it can propose sequences that hold.',
        '多肽能抓住小分子無法結合的平坦蛋白表面，但在血液中容易分解。同時認識其形狀及切割酶的擴散模型，可提出能夠保持完整的序列。',
      ),
      preferredStart: calendar.month(2),
      asked: { cards: 32, months: 6 },
      technologyArea: both('Generative models for biology', '生物學生成模型'),
      industrySector: both('Life and health technology', '生命健康科技'),
      fiveYearPlan: both('Biomedicine', '生物醫藥'),
      researchStaff: { local: 6, nonLocal: 3 },
      deliverables: both(
        'Two lead peptides; a design service for two local laboratories.',
        '兩個先導多肽；為兩間本地實驗室提供設計服務。',
      ),
      outcomes: { patents: 4, publications: 1, awards: 0, other: both('Series A financing', 'A輪融資') },
      model: {
        type: both('Diffusion transformer over backbones and sequences', '主鏈及序列擴散變換器'),
        parametersMillions: 3_000,
        tokensMillions: 250_000,
        batchSize: '1 M residue tokens',
        precision: 'BF16',
        dataSets: both('Public structures; 62,000 own assay values', '公開結構；62,000項自有測試數據'),
        inference: both('1.5 million designs, filtered to 200', '150萬個設計，篩選至200個'),
      },
      contribution: both(
        'A local company with its own molecules, and three graduates trained a year.',
        '擁有自有分子的本地公司，每年培訓三名畢業生。',
      ),
      partners: [],
      resubmission: false,
    },
  ],
  declaration: { noOtherSubsidy: true, consent: true, signedOn: calendar.day(-31) },
})

const assessment = (calendar: DemoCalendar): Assessment => ({
  assessedOn: calendar.day(-10),
  recommendation: 'defer',
  terms: {
    projects: [termsAt(standardClass, { cards: 20, months: 6, start: calendar.month(3), subsidyBp: 7_000 })],
    conditions: [
      { text: 'Compute plan that reconciles card-months with the GPU-hours of the proposal.', due: calendar.month(2) },
      { text: 'Evidence of funds for the unsubsidised share.', due: calendar.month(2) },
    ],
  },
  reasons: [
    both(
      'Promising and local. No partner in Hong Kong has yet agreed to test the peptides.',
      '具潛力且屬本地項目，但未有香港夥伴同意測試有關多肽。',
    ),
    both(
      'The form asks 140,160 GPU-hours, the proposal 96,000, and the estimate explains 3% of either. The difference should be settled first.',
      '表格申請140,160個GPU小時，建議書則為96,000個，估算只能解釋其3%左右。應先釐清差異。',
    ),
    both(
      'A first model exists and one patent is filed. Ten active peptides of 200 would be a rate five times that of the field.',
      '已有首個模型並申請了一項專利。200個中有十個有效，比率屬業界的五倍。',
    ),
    both(
      'Cash covers seven months; the share would use a third of it.',
      '現金足夠七個月之用，承擔部分將佔其中三分之一。',
    ),
  ],
  price: priceSnapshot(standardClass, calendar),
  similarCases: [
    {
      reference: `${calendar.year}-3/04`,
      title: both('Antibody loops by diffusion', '以擴散模型設計抗體環'),
      asked: { cards: 24, months: 6 },
    },
  ],
})

export const mosaic = (calendar: DemoCalendar): DemoApplication => ({
  number: 4,
  slug: 'mosaic',
  form: form(calendar),
  assessment: assessment(calendar),
  people: [
    both('Dr Ng Pui-shan', '吳沛珊博士'),
    both('Ms Clara Whitfield', '韋嘉蘭女士'),
    both('Dr Yeung Tsz-ching', '楊子晴博士'),
  ],
  partners: [],
  dossier: mosaicDossier(calendar),
})
