import type { ApplicationForm, Assessment } from '../../../shared/application-form.ts'
import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import { termsAt, type DemoApplication } from '../demo-application.ts'
import { priceSnapshot, standardClass } from '../scheme.ts'
import { kestrelDossier } from './kestrel-dossier.ts'

const partners = [both('Tolo Facilities Management', '吐露設施管理')]

const form = (calendar: DemoCalendar): ApplicationForm => ({
  applicant: {
    category: 'a',
    name: both('Kestrel Institute of Technology', '紅隼科技學院'),
    address: both('88 Kestrel Road, Fanling, New Territories', '新界粉嶺紅隼路88號'),
    description: both(
      'A self-financing degree-awarding institution with programmes in building services, energy and computing, and a living laboratory of three campus blocks.',
      '自資頒授學位院校，開辦屋宇設備、能源及計算學課程，並以三幢校舍作實景實驗室。',
    ),
    employees: 312,
    researchEmployees: 44,
    contacts: [
      { name: both('Prof. Hui Sze-man', '許思敏教授'), post: both('Professor of Building Services', '屋宇設備學教授') },
      { name: both('Dr Ivo Brandt', '白朗軒博士'), post: both('Assistant Professor', '助理教授') },
    ],
  },
  projects: [
    {
      title: both('Low-carbon building control by reinforcement learning', '以強化學習調控低碳樓宇系統'),
      objectives: both(
        'Train control policies for chillers and fans that cut the electricity of an existing block by 15% without one hour outside the comfort range; move a policy to a new building with two weeks of its data.',
        '訓練冷水機及風機的控制策略，令現有大樓用電減少15%，而舒適度無一小時超出範圍；以新大樓兩星期的數據轉移策略。',
      ),
      summary: both(
        'Air conditioning takes about a third of the city’s electricity and most of it is run by rules set at handover. We train policies in a fast simulator of forty buildings and let them act first in our own three blocks.',
        '空調約佔全港用電三分之一，而大部分仍沿用交樓時設定的規則。本項目在模擬四十幢大樓的快速模擬器中訓練策略，並先在本院三幢校舍運行。',
      ),
      preferredStart: calendar.month(3),
      asked: { cards: 16, months: 6 },
      technologyArea: both('Reinforcement learning', '強化學習'),
      industrySector: both('Green technology', '綠色科技'),
      fiveYearPlan: both('Green development', '綠色發展'),
      researchStaff: { local: 7, nonLocal: 1 },
      deliverables: both(
        'Simulator and policies as open source; trial report of twelve months; course for 120 building operators.',
        '開源模擬器及策略；十二個月試行報告；為120名樓宇操作員開辦課程。',
      ),
      outcomes: { patents: 1, publications: 3, awards: 1, other: both('120 operators trained', '培訓120名操作員') },
      model: {
        type: both('Recurrent policy with world model', '附世界模型的循環策略'),
        parametersMillions: 120,
        tokensMillions: null,
        batchSize: '4,096 simulated buildings a card',
        precision: 'FP32, BF16 for the world model',
        dataSets: both(
          'Five years of three blocks at one minute; 37 buildings of the partner',
          '三幢校舍五年的每分鐘數據；夥伴管理的37幢大樓',
        ),
        inference: both('On site, without GPU', '在現場運行，毋須圖像處理器'),
      },
      contribution: both(
        'Savings without new plant, for owners who cannot replace their chillers.',
        '為未能更換冷水機的業主，在毋須添置機組下節省用電。',
      ),
      partners,
      resubmission: false,
    },
  ],
  declaration: { noOtherSubsidy: true, consent: true, signedOn: calendar.day(-34) },
})

const assessment = (calendar: DemoCalendar): Assessment => ({
  assessedOn: calendar.day(-11),
  recommendation: 'approve',
  terms: {
    projects: [termsAt(standardClass, { cards: 12, months: 6, start: calendar.month(3), subsidyBp: 8_000 })],
    conditions: [
      { text: 'Safety case for acting on live chillers, accepted by the building owner.', due: calendar.month(4) },
      { text: 'Simulator published as open source.', due: calendar.month(10) },
    ],
  },
  reasons: [
    both(
      'Carbon neutrality is in the Blueprint; savings need no new plant.',
      '碳中和屬《創科藍圖》範疇；節能而毋須添置機組。',
    ),
    both(
      'Simulation, not model size, drives the hours. Their own run shows 12 cards keep the simulator busy; 16 wait for it.',
      '時數取決於模擬而非模型規模。其測試顯示12張卡已可令模擬器全速運行，16張則會閒置等候。',
    ),
    both(
      'Three blocks of their own to try in. Moving to other buildings is unproven.',
      '有三幢校舍可供試行，但能否轉移至其他大樓尚待證實。',
    ),
    both(
      'A small non-profit institution: 80% is proposed as an exceptional case. Finances are sound.',
      '規模較小的非牟利院校，建議以特殊個案資助80%。財政穩健。',
    ),
  ],
  specialCase: both(
    'A small non-profit institution without other money for compute; the paper expects higher rates for such bodies.',
    '規模較小的非牟利院校，並無其他算力經費；文件預期此類機構獲較高資助比率。',
  ),
  price: priceSnapshot(standardClass, calendar),
  similarCases: [
    {
      reference: `${calendar.year - 1}-3/01`,
      title: both('Forecasting solar output on rooftops', '天台太陽能發電預測'),
      asked: { cards: 8, months: 6 },
    },
  ],
})

export const kestrel = (calendar: DemoCalendar): DemoApplication => ({
  number: 5,
  slug: 'kestrel',
  form: form(calendar),
  assessment: assessment(calendar),
  people: [
    both('Prof. Hui Sze-man', '許思敏教授'),
    both('Dr Ivo Brandt', '白朗軒博士'),
    both('Ms Tse Wing-yan', '謝詠欣女士'),
  ],
  partners,
  dossier: kestrelDossier(calendar),
})
