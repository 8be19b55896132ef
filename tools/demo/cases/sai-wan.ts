import type { ApplicationForm, Assessment } from '../../../shared/application-form.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import { termsAt, type DemoApplication } from '../demo-application.ts'
import { priceSnapshot, standardClass } from '../scheme.ts'
import { saiWanDossier } from './sai-wan-dossier.ts'

const partners: readonly Bilingual[] = [
  both('Green Island Medicinal Chemistry Laboratory', '青洲藥物化學實驗室'),
  both('Pearl Delta Battery Research Institute, Zhuhai', '珠海珠江口電池研究院'),
]

const form = (calendar: DemoCalendar): ApplicationForm => ({
  applicant: {
    category: 'a',
    name: both('University of Sai Wan', '西環大學'),
    address: both('1 Breakwater Road, Sai Wan, Hong Kong', '香港西環防波堤道1號'),
    description: both(
      'A publicly funded university with strengths in chemistry, materials and computing. Its Institute for Molecular Data runs a shared laboratory for automated synthesis and a small GPU cluster of its own.',
      '政府資助大學，在化學、材料及計算科學方面具有優勢。轄下分子數據研究所設有自動化合成共用實驗室，並自設小型圖像處理器集群。',
    ),
    employees: 4_180,
    researchEmployees: 1_260,
    contacts: [
      {
        name: both('Prof. Au Yeung Ming', '歐陽明教授'),
        post: both('Director, Institute for Molecular Data', '分子數據研究所所長'),
      },
      { name: both('Dr Sin Hoi-lam', '冼凱琳博士'), post: both('Research Manager', '研究經理') },
    ],
  },
  projects: [
    {
      title: both('Docking two billion molecules against viral proteases', '以二十億分子對接病毒蛋白酶'),
      objectives: both(
        'Train a scoring network that ranks docked poses at least as well as physics-based rescoring and a hundred times faster; screen 2.1 billion purchasable molecules against four viral proteases; synthesise and test the best 120.',
        '訓練評分網絡，使對接構象的排序不遜於以物理方法重新評分，而速度快一百倍；以四種病毒蛋白酶篩選21億個可購得的分子；合成並測試最佳的120個。',
      ),
      summary: both(
        'Docking programs find where a molecule may bind but rank poorly. We replace the ranking step by an equivariant network trained on measured affinities and on our own assay results, and let each round of assays choose the next molecules to score.',
        '分子對接程式能找出分子可能結合的位置，但排序欠準。本項目以等變網絡取代排序步驟，網絡以已量度的親和力及本校的測試結果訓練，並以每輪測試的結果決定下一批評分的分子。',
      ),
      preferredStart: calendar.month(2),
      asked: { cards: 16, months: 6 },
      technologyArea: both('Artificial intelligence for science', '科學智能'),
      industrySector: both('Life and health technology', '生命健康科技'),
      fiveYearPlan: both('Biomedicine; basic research', '生物醫藥；基礎研究'),
      researchStaff: { local: 9, nonLocal: 3 },
      deliverables: both(
        'Scoring network with weights and code; a public set of 1.2 million docked poses with assay labels; 120 compounds synthesised and tested.',
        '評分網絡的權重及程式碼；120萬個附測試標籤的對接構象公開數據集；合成並測試120個化合物。',
      ),
      outcomes: {
        patents: 2,
        publications: 4,
        awards: 0,
        other: both('One licence to a local start-up', '向一間本地初創企業批出特許'),
      },
      model: {
        type: both('Equivariant graph network', '等變圖神經網絡'),
        parametersMillions: 350,
        tokensMillions: null,
        batchSize: '512 poses a card',
        precision: 'BF16, FP32 accumulation',
        dataSets: both(
          'Public affinity sets (23,000 complexes); own assays (41,000 values)',
          '公開親和力數據集（23,000個複合物）；本校測試數據（41,000項）',
        ),
        inference: both('2.1 billion molecules, five poses each, 36 card-months', '21億個分子，每個五個構象，共36卡月'),
      },
      contribution: both(
        'Cuts the cost of early drug discovery for local laboratories that cannot buy large screening campaigns, and leaves a tool that they may use free of charge.',
        '為無力負擔大規模篩選的本地實驗室降低早期藥物研發成本，並留下可免費使用的工具。',
      ),
      partners: [partners[0]!],
      resubmission: false,
    },
    {
      title: both('Foundation model for battery electrolytes', '電池電解質基礎模型'),
      objectives: both(
        'Pre-train a 2-billion-parameter model of molecules and interfaces; predict conductivity and stability window of solid and liquid electrolytes within 8% of measurement; propose 60 candidates for cells that work at 45 °C.',
        '預訓練20億參數的分子及界面模型；對固態及液態電解質的電導率及穩定窗口作出與實測相差不逾8%的預測；提出60個可在攝氏45度運作的候選配方。',
      ),
      summary: both(
        'Cells in Hong Kong’s buses and buildings age fast in summer heat. A model that has seen both simulation and experiment can search formulations that no laboratory could mix one by one.',
        '本港巴士及樓宇的電池在夏季高溫下老化迅速。同時學習模擬及實驗數據的模型，可搜尋實驗室無法逐一調配的配方。',
      ),
      preferredStart: calendar.month(2),
      asked: { cards: 32, months: 6 },
      technologyArea: both('Artificial intelligence for science', '科學智能'),
      industrySector: both('New materials and new energy', '新材料及新能源'),
      fiveYearPlan: both('New energy; new materials', '新能源；新材料'),
      researchStaff: { local: 11, nonLocal: 4 },
      deliverables: both(
        'Pre-trained model under a research licence; benchmark of 3,400 measured electrolytes; 60 candidates, of which 12 built into test cells.',
        '以研究許可發放的預訓練模型；3,400種實測電解質的基準；60個候選配方，其中12個製成測試電池。',
      ),
      outcomes: {
        patents: 3,
        publications: 5,
        awards: 1,
        other: both('Test cells handed to a bus operator', '測試電池交予一間巴士公司試用'),
      },
      model: {
        type: both('Transformer over atoms and bonds', '原子及化學鍵變換器'),
        parametersMillions: 2_000,
        tokensMillions: 3_000_000,
        batchSize: '4 M atom tokens',
        precision: 'BF16',
        dataSets: both(
          '210 million simulated structures; 3,400 measured electrolytes',
          '2.1億個模擬結構；3,400種實測電解質',
        ),
        inference: both('Within the 32 cards, nightly', '每晚於32張卡內進行'),
      },
      contribution: both(
        'Safer stationary storage for buildings, and a shared model for the battery teams of the Greater Bay Area.',
        '令樓宇固定式儲能更安全，並為大灣區電池團隊提供共用模型。',
      ),
      partners: [partners[1]!],
      resubmission: true,
    },
  ],
  declaration: { noOtherSubsidy: true, consent: true, signedOn: calendar.day(-36) },
})

const assessment = (calendar: DemoCalendar): Assessment => ({
  assessedOn: calendar.day(-12),
  recommendation: 'approve',
  terms: {
    projects: [
      termsAt(standardClass, { cards: 16, months: 6, start: calendar.month(2), subsidyBp: 7_000 }),
      termsAt(standardClass, { cards: 24, months: 6, start: calendar.month(2), subsidyBp: 7_000 }),
    ],
    conditions: [
      { text: 'Publish the set of docked poses under an open licence.', due: calendar.month(9) },
      { text: 'Progress report on both projects with card-hours used.', due: calendar.month(5) },
    ],
  },
  reasons: [
    both(
      'Both projects serve named strategic industries and have partners who test the results. The docking tool is offered free to local laboratories.',
      '兩個項目均配合指定策略產業，並有合作機構測試成果。對接工具免費供本地實驗室使用。',
    ),
    both(
      'Project 1 accounts for every card-month. Project 2 does not: its ablations repeat those of the first application, and the 6·N·D estimate explains 24% of the hours asked. 24 cards would do.',
      '項目一對每個卡月均有交代。項目二則不然：其消融實驗與首次申請重複，而6·N·D估算只能解釋所申請時數的24%。24張卡已足夠。',
    ),
    both(
      'The group met its promises under two earlier grants. The 8% target for electrolytes is ambitious; its earlier model reached 14%.',
      '團隊在先前兩項資助中均達標。電解質8%的目標進取；其早前模型只達14%。',
    ),
    both(
      'Strong team and own cluster. The unsubsidised share is met from the university’s research reserve, confirmed by the Director of Finance.',
      '團隊實力強，並有自設集群。非資助部分由大學研究儲備支付，已獲財務長確認。',
    ),
  ],
  price: priceSnapshot(standardClass, calendar),
  similarCases: [
    {
      reference: `${calendar.year}-1/05`,
      title: both('Protein structure by cryo-EM', '以冷凍電鏡測定蛋白質結構'),
      asked: { cards: 24, months: 6 },
    },
    {
      reference: `${calendar.year}-2/02`,
      title: both('Catalysts for green hydrogen', '綠氫催化劑'),
      asked: { cards: 32, months: 4 },
    },
  ],
})

export const saiWan = (calendar: DemoCalendar): DemoApplication => ({
  number: 1,
  slug: 'sai-wan',
  form: form(calendar),
  assessment: assessment(calendar),
  people: [
    both('Prof. Au Yeung Ming', '歐陽明教授'),
    both('Dr Sin Hoi-lam', '冼凱琳博士'),
    both('Dr Tomasz Zielny', '謝立言博士'),
    both('Prof. Pang Ka-wing', '彭嘉詠教授'),
  ],
  partners,
  dossier: saiWanDossier(calendar),
})
