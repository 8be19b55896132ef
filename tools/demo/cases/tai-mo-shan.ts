import type { ApplicationForm, Assessment } from '../../../shared/application-form.ts'
import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import { termsAt, type DemoApplication } from '../demo-application.ts'
import { priceSnapshot, standardClass } from '../scheme.ts'
import { taiMoShanDossier } from './tai-mo-shan-dossier.ts'

const partners = [
  both('Kellett Bay Law Reporters', '奇力灣法律彙報社'),
  both('Society of Court Interpreters (Hong Kong)', '香港法庭傳譯員學會'),
]

const form = (calendar: DemoCalendar): ApplicationForm => ({
  applicant: {
    category: 'b',
    name: both('Tai Mo Shan Institute for Legal Computing', '大帽山法律計算研究院'),
    address: both('Unit 508, Route Twisk Research Block, Tsuen Wan', '荃灣荃錦研究樓508室'),
    description: both(
      'A publicly funded research centre for computing in law, founded by three institutions. It keeps the largest aligned corpus of bilingual Hong Kong legislation.',
      '由三所院校成立的公營法律計算研究中心，備有最大的香港雙語法例對照語料庫。',
    ),
    employees: 74,
    researchEmployees: 58,
    contacts: [
      { name: both('Prof. Fung Lai-chu', '馮麗珠教授'), post: both('Director', '院長') },
      { name: both('Dr Owen Sato', '佐藤澳文博士'), post: both('Head of Language Models', '語言模型主管') },
    ],
  },
  projects: [
    {
      title: both('Bilingual legislative language model', '雙語法例大型語言模型'),
      objectives: both(
        'Continue the training of an open 34-billion-parameter model on legal text in Traditional Chinese and English; answer with the section it rests on; halve the errors of meaning in translated provisions.',
        '以繁體中文及英文法律文本，繼續訓練一個開放的340億參數模型；作答時列明所依據的條文；把條文翻譯的意義錯誤減半。',
      ),
      summary: both(
        'Hong Kong legislates in two equally authentic languages. General models write legal Chinese in the style of other jurisdictions and invent sections. The institute will train on 1.2 trillion tokens, of which 160 billion are legal, and test with counsel and court interpreters.',
        '香港以兩種同等真確的語文立法。通用模型的法律中文帶有其他司法管轄區的文體，並會虛構條文。研究院將以1.2萬億詞元訓練，其中1,600億為法律文本，並由大律師及法庭傳譯員測試。',
      ),
      preferredStart: calendar.month(2),
      asked: { cards: 64, months: 9 },
      technologyArea: both('Large language models', '大型語言模型'),
      industrySector: both('Professional services', '專業服務'),
      fiveYearPlan: both(
        'Centre for international legal and dispute resolution services',
        '亞太區國際法律及解決爭議服務中心',
      ),
      researchStaff: { local: 21, nonLocal: 6 },
      deliverables: both(
        'Open weights; a test of 9,000 questions marked by counsel; a drafting assistant on trial in two organisations.',
        '開放權重；由大律師評改的9,000題測試；在兩個機構試行的草擬助理。',
      ),
      outcomes: {
        patents: 1,
        publications: 6,
        awards: 0,
        other: both('Test adopted by three other groups', '測試獲三個其他團隊採用'),
      },
      model: {
        type: both('Decoder transformer, continued pre-training', '解碼器變換器，繼續預訓練'),
        parametersMillions: 34_000,
        tokensMillions: 1_200_000,
        batchSize: '8 M tokens',
        precision: 'BF16, FP8 trials',
        dataSets: both(
          'Legislation, judgments, debates; licensed law reports; general text',
          '法例、判決書、議事錄；獲授權法律彙報；一般文本',
        ),
        inference: both('Trial service on 4 cards', '試行服務使用4張卡'),
      },
      contribution: both(
        'A model that reads both texts of the law as equals, free for use in Hong Kong’s courts, chambers and classrooms.',
        '一個視兩種法律文本同等的模型，供本港法庭、律師事務所及課堂免費使用。',
      ),
      partners,
      resubmission: false,
    },
  ],
  declaration: { noOtherSubsidy: true, consent: true, signedOn: calendar.day(-38) },
})

const assessment = (calendar: DemoCalendar): Assessment => ({
  assessedOn: calendar.day(-12),
  recommendation: 'approve',
  terms: {
    projects: [termsAt(standardClass, { cards: 48, months: 9, start: calendar.month(2), subsidyBp: 7_000 })],
    conditions: [
      {
        text: 'Weights released under a licence that allows use in Hong Kong without charge.',
        due: calendar.month(12),
      },
      { text: 'Written consent of the law reporters for training, lodged with Cyberport.', due: calendar.month(2) },
      { text: '中期進度報告，列明已用卡時及評改結果。', due: calendar.month(6) },
    ],
  },
  reasons: [
    both(
      'No other model treats both authentic texts as equals. Two partners will use the result from the first month.',
      '沒有其他模型視兩種真確文本同等。兩個合作機構由首月起便會使用成果。',
    ),
    both(
      'The estimate explains 54% of the hours asked. Sixteen cards for evaluation over three months are not argued; 48 cards suffice.',
      '估算可解釋所申請時數的54%。評估所用的16張卡、為期三個月，未有充分論證；48張卡已足夠。',
    ),
    both(
      'The smaller model of last year passed its own test. Open weights make the results checkable.',
      '去年的較小模型通過了其測試。開放權重令成果可供核實。',
    ),
    both(
      'Able team. Consent of one publisher for training is outstanding, hence the second condition.',
      '團隊能力勝任。尚欠一間出版社的訓練授權，故附加第二項條件。',
    ),
  ],
  price: priceSnapshot(standardClass, calendar),
  similarCases: [
    {
      reference: `${calendar.year - 1}-4/03`,
      title: both('Cantonese speech recognition for courtrooms', '法庭粵語語音辨識'),
      asked: { cards: 32, months: 6 },
    },
    {
      reference: `${calendar.year}-1/02`,
      title: both('Financial language model in Chinese', '中文金融語言模型'),
      asked: { cards: 64, months: 6 },
    },
  ],
})

export const taiMoShan = (calendar: DemoCalendar): DemoApplication => ({
  number: 3,
  slug: 'tai-mo-shan',
  form: form(calendar),
  assessment: assessment(calendar),
  people: [
    both('Prof. Fung Lai-chu', '馮麗珠教授'),
    both('Dr Owen Sato', '佐藤澳文博士'),
    both('Ms Ko Yuen-ting', '高婉婷女士'),
    both('Mr Desmond Achterberg', '戴思敏先生'),
  ],
  partners,
  dossier: taiMoShanDossier(calendar),
})
