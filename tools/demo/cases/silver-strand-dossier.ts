import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import type { Dossier } from '../demo-application.ts'

export const silverStrandDossier = (calendar: DemoCalendar): Dossier => ({
  first: 'en',
  colour: [0.17, 0.24, 0.36],
  askedSubsidyBp: 7_000,
  sections: [
    {
      title: both('Cheap to make, hard to read', '製作廉價，判讀困難'),
      paragraphs: [
        both(
          'An ultrasound cart costs a fiftieth of a scanner and harms nobody, but the picture depends on the hand that holds the probe and the reading on the eye that has seen ten thousand before. Hong Kong has one such eye for every nine thousand people, and none on the outlying islands after five in the afternoon.',
          '超聲波推車的價錢只及掃描機的五十分之一，對人無害；但影像取決於持探頭的手，判讀則取決於看過一萬次的眼睛。本港每九千人才有一位這樣的專科人員，而離島於下午五時後更是一位也沒有。',
        ),
        both(
          'Existing products recognise one organ in one standard view. They fail when the view is a little off, which is when help is needed. A model of the whole three-dimensional sweep can say both what it sees and where to move.',
          '現有產品只能在單一標準切面辨認單一器官，切面稍有偏差便告失效，而這正是最需要協助的時候。掌握整個三維掃掠的模型，既能說明所見，亦能指示如何移動探頭。',
        ),
      ],
    },
    {
      title: both('Learning from masked volumes', '從被遮蓋的立體影像學習'),
      paragraphs: [
        both(
          'The model restores hidden parts of a sweep from the rest. No labels are needed for that, so all 38 million volumes can be used. Labels enter late: 410,000 studies with a specialist’s report, and a tenth of them with outlines. Fifteen billion parameters is the size at which our scaling runs reach the reading level of a resident; the curve flattens beyond twenty.',
          '模型由掃掠的其餘部分還原被遮蓋之處。此舉毋須標註，故3,800萬個立體影像均可使用。標註於後期才加入：41萬項附專科醫生報告的檢查，其中十分之一附有輪廓。按擴展測試，150億參數的規模可達駐院醫生的判讀水平；超過200億後曲線趨平。',
        ),
        both(
          'Volumes are large: a batch of 3,072 needs the memory of the 141 GB class. On smaller cards the same run would take 2.3 times as many card-hours, which is why this application uses the higher price.',
          '立體影像數據量大：每批3,072個需使用141吉字節類別的記憶體。若用較小的卡，同一運算所需卡時為2.3倍，故本申請採用較高價格的類別。',
        ),
      ],
    },
    {
      title: both('Proved beside three specialists', '與三名專科醫生並列驗證'),
      paragraphs: [
        both(
          'Twelve thousand studies, none of them from a hospital that gave training data, are read by three specialists without the model and by residents with and without it. The plan is registered; the hospitals’ own statisticians hold the key.',
          '一萬二千項檢查全部來自沒有提供訓練數據的醫院，由三名專科醫生在沒有模型下判讀，並由駐院醫生分別在有及沒有模型下判讀。計劃已登記，對照表由醫院的統計人員保管。',
        ),
        both(
          'The cart shows a reading as a proposal with the frames it rests on. The name on the report is the doctor’s. When the model is unsure it says so and shows no reading at all.',
          '推車把判讀列為建議，並顯示所依據的影像。報告上的署名屬醫生所有。模型沒有把握時會如實顯示，並不提供任何判讀。',
        ),
      ],
    },
    {
      title: both('Patients’ data stays in the hospital', '病人數據留在醫院'),
      paragraphs: [
        both(
          'Names, faces and burned-in text are removed on the hospital’s own machine before a volume leaves the ward network. The key that links a volume to a patient is never made. Both partner hospitals’ ethics committees have the protocol before them.',
          '立體影像離開病房網絡前，已在醫院本身的機器移除姓名、面貌及燒錄文字。連結影像與病人的對照從不建立。兩間合作醫院的倫理委員會正審議方案。',
        ),
        both(
          'Training runs only in the centre in Hong Kong. Weights may be exported to our carts; volumes may not.',
          '訓練只在香港的超算中心進行。權重可輸出至本公司的推車，立體影像則不可輸出。',
        ),
      ],
    },
  ],
  workPackages: [
    [
      { name: both('Pre-train on 38 million volumes', '以3,800萬個立體影像預訓練'), from: 1, months: 5, cards: 128 },
      { name: both('Second stage, guided sweeps', '第二階段，引導掃掠'), from: 6, months: 4, cards: 96 },
      { name: both('Scaling and ablation', '擴展及消融測試'), from: 6, months: 4, cards: 32 },
      { name: both('Distil, test, release', '蒸餾、測試、發布'), from: 10, months: 3, cards: 128 },
    ],
  ],
  data: [
    {
      name: both('De-identified volumes', '去識別化立體影像'),
      size: '38 million, 1.1 PB',
      rights: both('Eleven hospital agreements', '十一份醫院協議'),
    },
    { name: both('Reports', '報告'), size: '410,000 studies', rights: both('Same agreements', '同上協議') },
    { name: both('Test studies', '測試檢查'), size: '12,000', rights: both('Held by the hospitals', '由醫院保管') },
  ],
  risks: [
    {
      risk: both('Ethics approval is late', '倫理批准延誤'),
      answer: both('Start with nine hospitals already approved', '先以已獲批的九間醫院開始'),
    },
    {
      risk: both('Model reads well but guides badly', '判讀佳而引導欠佳'),
      answer: both('Separate test for guidance; released only when both pass', '引導另設測試，兩項均合格才發布'),
    },
    {
      risk: both('Capacity shared with others in the batch', '容量與同批次其他申請共用'),
      answer: both(
        'Stages may run at 96 cards; schedule then grows by one month',
        '各階段可改以96張卡運行，時間表延長一個月',
      ),
    },
  ],
  measures: [
    {
      measure: both('Heart studies read as a specialist would', '心臟檢查判讀與專科醫生一致'),
      now: '71%',
      target: '90%',
    },
    { measure: both('Standard view found in', '找到標準切面所需時間'), now: '140 s', target: '45 s' },
    { measure: both('False alarms a clinic', '每次門診誤報'), now: '4.2', target: '1' },
    { measure: both('Reading on the cart', '推車判讀時間'), now: '9 s', target: '2 s' },
  ],
  team: [
    {
      name: both('Dr Mak Yee-ting', '麥綺婷博士'),
      post: both('Vice-president, research', '研究副總裁'),
      percent: 50,
      cv: both(
        'Engineer of ultrasound systems for twenty years; returned to Hong Kong to found the centre.',
        '從事超聲波系統工程二十年，回港創立研究中心。',
      ),
      works: ['A sweep is a sentence', 'Probes that teach'],
    },
    {
      name: both('Prof. Ip Chun-wing', '葉俊穎教授'),
      post: both('Clinical lead, Hebe Haven', '臨床負責人，白沙灣醫學院'),
      percent: 20,
      cv: both('Cardiologist; chairs the reading panel.', '心臟科醫生，擔任判讀小組主席。'),
      works: ['Reading the heart at the bedside', 'When not to answer'],
    },
    {
      name: both('Mr Jonas Reuter', '羅以樂先生'),
      post: both('Head of finance, Asia', '亞洲區財務主管'),
      percent: 10,
      cv: both('Accountant; responsible for the group’s investment in Hong Kong.', '會計師，負責集團在港投資。'),
      works: [],
    },
    {
      name: both('Dr Lo Kin-shing', '盧建成博士'),
      post: both('Lead engineer', '首席工程師'),
      percent: 100,
      cv: both(
        'Trained video models of nine billion parameters; keeps the ledger of jobs.',
        '曾訓練90億參數的影像模型，備存運算紀錄。',
      ),
      works: ['Masking in three dimensions'],
    },
  ],
  computeHistory: [
    {
      system: both('Group cluster, Europe, 64 cards', '集團歐洲集群，64張卡'),
      period: both(`${calendar.year - 1}`, `${calendar.year - 1}年`),
      cardHours: 402_000,
      result: both('Scaling runs to nine billion parameters', '擴展測試至90億參數'),
    },
    {
      system: both('Group cluster, Europe, 64 cards', '集團歐洲集群，64張卡'),
      period: both(`${calendar.year}, to date`, `${calendar.year}年至今`),
      cardHours: 388_500,
      result: both('Guided sweeps, pilot', '引導掃掠先導測試'),
    },
    {
      system: both('Hong Kong laboratory, 8 cards', '香港實驗室，8張卡'),
      period: both(`${calendar.year}, to date`, `${calendar.year}年至今`),
      cardHours: 44_200,
      result: both('Distillation to 600 million', '蒸餾至6億參數'),
    },
  ],
  finance: {
    basis: both('Consolidated accounts, Asian segment', '綜合帳目，亞洲分部'),
    income: [212_000, 268_400, 301_700],
    spending: [188_300, 231_200, 262_500],
    cash: 96_000,
    share: both(
      'Met from operating income of the Asian segment; guaranteed by the parent.',
      '由亞洲分部營運收入支付，並由母公司擔保。',
    ),
    signedBy: both('Mr Jonas Reuter, Head of Finance', '財務主管羅以樂先生'),
  },
  registration: {
    title: both('Registration and business certificate', '註冊及商業登記'),
    rows: [
      {
        name: both('Name of company', '公司名稱'),
        value: both('Silver Strand Imaging (Asia) Limited', '銀線影像（亞洲）有限公司'),
      },
      { name: both('Kind', '類別'), value: both('Private company limited by shares', '私人股份有限公司') },
      { name: both('Company number', '公司編號'), value: both('0000103 (specimen)', '0000103（樣本）') },
      {
        name: both('Parent', '母公司'),
        value: both('Silver Strand Imaging Holding (specimen)', '銀線影像控股（樣本）'),
      },
    ],
    note: both('Specimen for demonstration. It names no real company.', '示範樣本，並非真實公司。'),
  },
  extra: [
    {
      letter: 'G',
      title: both('Shareholding and group structure', '股權及集團架構'),
      sections: [
        {
          title: both('Structure', '架構'),
          paragraphs: [
            both(
              'The company is wholly owned by Silver Strand Imaging Holding. No director holds shares of the company itself.',
              '公司由銀線影像控股全資擁有，董事並無持有公司股份。',
            ),
          ],
        },
      ],
      table: {
        head: [both('Company', '公司'), both('Place', '所在地'), both('Held', '持股')],
        rows: [
          [both('Silver Strand Imaging Holding', '銀線影像控股'), both('Europe', '歐洲'), both('–', '–')],
          [
            both('Silver Strand Imaging (Asia) Limited', '銀線影像（亞洲）有限公司'),
            both('Hong Kong', '香港'),
            both('100%', '100%'),
          ],
          [both('Silver Strand Carts Limited', '銀線推車有限公司'), both('Hong Kong', '香港'), both('100%', '100%')],
        ],
      },
    },
    {
      letter: 'H',
      title: both('Landing commitments', '落戶承諾'),
      sections: [
        {
          title: both('Posts and training', '職位及培訓'),
          paragraphs: [
            both(
              'Sixty more research posts in Hong Kong within eighteen months, half of them for graduates of local institutions; a class of forty sonographers each year with Hebe Haven Medical School.',
              '十八個月內在港增設六十個研究職位，半數由本地院校畢業生擔任；每年與白沙灣醫學院培訓四十名超聲波技師。',
            ),
          ],
        },
        {
          title: both('Evidence', '證明'),
          paragraphs: [
            both(
              'Returns of staff and payroll are sent to the secretariat each quarter, certified by the auditor.',
              '每季向秘書處提交員工及薪酬申報，並由核數師核證。',
            ),
          ],
        },
      ],
    },
  ],
  ledgerJobs: 1_440,
})
