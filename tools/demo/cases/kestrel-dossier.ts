import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import type { Dossier } from '../demo-application.ts'

export const kestrelDossier = (calendar: DemoCalendar): Dossier => ({
  first: 'zh',
  colour: [0.15, 0.34, 0.2],
  askedSubsidyBp: 9_000,
  sections: [
    {
      title: both('Rules set at handover', '交樓時定下的規則'),
      paragraphs: [
        both(
          'A chiller plant is tuned once, by the people who install it, for a building that is then empty. Tenants, glass and weather change; the set points stay. In 37 blocks managed by our partner, 29 still run on the values of the handover report, and the coldest floor is often the one with the most complaints of heat.',
          '冷水機組一般只在安裝時由安裝人員調校一次，而當時大樓仍未有人使用。其後租戶、玻璃及天氣均有改變，設定值卻一成不變。合作夥伴管理的37幢大樓中，29幢仍沿用交樓報告的數值，而最冷的樓層往往正是投訴悶熱最多的一層。',
        ),
        both(
          'Operators know this but dare not experiment with a live building. A policy that has practised on forty simulated buildings for the equivalent of three thousand years may be tried with care in a real one.',
          '操作員深知此弊，但不敢以運作中的大樓作試驗。策略若已在四十幢模擬大樓中練習相當於三千年，便可在真實大樓中審慎試行。',
        ),
      ],
    },
    {
      title: both('A simulator that fits on a card', '一張卡上的模擬器'),
      paragraphs: [
        both(
          'We rewrote a standard energy simulator so that 4,096 buildings run on one card at eleven thousand times real time. Walls, ducts and chillers are simplified and then corrected by a small network fitted to measured data. The error of hourly electricity is 6% on blocks that the network has not seen.',
          '我們改寫標準能源模擬器，使一張卡可同時運行4,096幢大樓，速度為實時的一萬一千倍。牆身、風管及冷水機先作簡化，再以按實測數據擬合的小型網絡修正。對網絡未見過的大樓，每小時用電誤差為6%。',
        ),
        both(
          'Sixteen cards for six months are 70,080 GPU-hours. Simulation takes four fifths of them. We do not ask for larger cards, because memory is not what limits us.',
          '十六張卡使用六個月，即70,080個GPU小時，其中五分之四用於模擬。由於記憶體並非限制所在，故不申請更大的卡。',
        ),
      ],
    },
    {
      title: both('Acting on a live plant', '在運作中的機組上行動'),
      paragraphs: [
        both(
          'A policy only proposes set points within limits that the operator has signed. A watchdog of forty lines returns the plant to its old rules when a sensor is silent for two minutes or a room leaves the comfort range. The first month is shadow running: proposals are recorded and nothing is moved.',
          '策略只可在操作員簽署的限值內建議設定值。如感應器靜止兩分鐘，或有房間超出舒適範圍，四十行的監察程式會把機組還原至原有規則。首個月為影子運行：只記錄建議，不作任何調整。',
        ),
        both(
          'Savings are measured by alternate weeks, old rules against policy, corrected for outdoor temperature, over twelve months. The measurement plan is registered before the trial begins.',
          '節能成效按隔周對照方式量度，即舊規則與策略逐周輪替，並按室外溫度修正，為期十二個月。量度計劃於試行前登記。',
        ),
      ],
    },
    {
      title: both('Two weeks for a new building', '新大樓只需兩星期'),
      paragraphs: [
        both(
          'Most owners have two weeks of trend logs and no model. We fit the correction network to those two weeks and fine-tune the policy for a night on four cards. On five held-out blocks in simulation this reaches 88% of the saving of a policy trained with a full year.',
          '大部分業主只有兩星期的趨勢紀錄而沒有模型。我們以該兩星期擬合修正網絡，再以四張卡微調策略一晚。以五幢保留大樓模擬，效果達到以全年數據訓練的88%。',
        ),
        both(
          'A course of twelve hours for building operators is taught in Cantonese with the simulator as its laboratory. One hundred and twenty places are reserved in the first year.',
          '為樓宇操作員開辦十二小時粵語課程，以模擬器作實習。首年預留一百二十個名額。',
        ),
      ],
    },
  ],
  workPackages: [
    [
      { name: both('Calibrate forty buildings', '校準四十幢大樓'), from: 1, months: 2, cards: 16 },
      { name: both('Train policies', '訓練策略'), from: 3, months: 3, cards: 12 },
      { name: both('Transfer to new buildings', '轉移至新大樓'), from: 3, months: 3, cards: 4 },
      { name: both('Safety runs and release', '安全測試及發布'), from: 6, months: 1, cards: 16 },
    ],
  ],
  data: [
    {
      name: both('Own campus, one minute', '本院校舍，每分鐘'),
      size: '5 years, 3 blocks, 410 GB',
      rights: both('Held by the institute', '本院持有'),
    },
    {
      name: both('Partner’s buildings', '夥伴管理的大樓'),
      size: '37 blocks, 1–3 years',
      rights: both('Agreement; owners informed', '協議；已通知業主'),
    },
    { name: both('Weather and tariff', '天氣及電價'), size: '12 GB', rights: both('Open data', '開放數據') },
  ],
  risks: [
    {
      risk: both('Policy exploits the simulator', '策略利用模擬器漏洞'),
      answer: both('Random physics; shadow month', '隨機化物理參數；影子運行一個月'),
    },
    {
      risk: both('Owner withdraws a building', '業主抽走大樓'),
      answer: both('Our own three blocks suffice for the main result', '本院三幢校舍已足以得出主要結果'),
    },
    {
      risk: both('Summer trial slips', '夏季試行延誤'),
      answer: both('Start by month 3 keeps two cooling seasons', '三個月內開始可涵蓋兩個冷氣季節'),
    },
  ],
  measures: [
    { measure: both('Electricity saved', '節省用電'), now: '7%', target: '15%' },
    { measure: both('Hours out of comfort range', '超出舒適範圍時數'), now: '3 a month', target: '0' },
    { measure: both('Data to move to a new building', '轉移所需數據'), now: '12 months', target: '2 weeks' },
  ],
  team: [
    {
      name: both('Prof. Hui Sze-man', '許思敏教授'),
      post: both('Principal investigator', '首席研究員'),
      percent: 30,
      cv: both(
        'Chartered engineer; twenty years in plant commissioning before teaching. Chairs a working group on retro-commissioning.',
        '特許工程師，任教前從事機組調試二十年，擔任重新校驗工作小組主席。',
      ),
      works: ['What the handover report leaves out', 'Retro-commissioning by season'],
    },
    {
      name: both('Dr Ivo Brandt', '白朗軒博士'),
      post: both('Co-investigator', '聯席研究員'),
      percent: 70,
      cv: both('Control and learning; author of the fast simulator.', '研究控制與學習，編寫快速模擬器。'),
      works: ['Forty buildings on one card', 'Policies that ask before they act'],
    },
    {
      name: both('Ms Tse Wing-yan', '謝詠欣女士'),
      post: both('Research engineer', '研究工程師'),
      percent: 100,
      cv: both(
        'Building services graduate of this institute; runs the campus trial.',
        '本院屋宇設備畢業生，負責校園試行。',
      ),
      works: ['A watchdog of forty lines'],
    },
  ],
  computeHistory: [
    {
      system: both('Institute laboratory, 4 cards', '本院實驗室，4張卡'),
      period: both(`${calendar.year - 1}`, `${calendar.year - 1}年`),
      cardHours: 17_300,
      result: both('Fast simulator', '快速模擬器'),
    },
    {
      system: both('Loan of 16 cards, five days', '借用16張卡五日'),
      period: both(`${calendar.year}, May`, `${calendar.year}年5月`),
      cardHours: 1_920,
      result: both('Scaling of the simulator', '模擬器擴展測試'),
    },
  ],
  finance: {
    basis: both('Audited accounts, extract', '經審計帳目摘要'),
    income: [148_000, 152_600, 155_900],
    spending: [146_700, 150_100, 154_800],
    cash: 21_400,
    share: both(
      'Met from the institute’s research fund; approved by the Board of Governors.',
      '由本院研究基金支付，已獲校董會批准。',
    ),
    signedBy: both('Ms Chiu Man-wah, Bursar', '司庫趙敏華女士'),
  },
  registration: {
    title: both('Registration under Cap. 320', '根據第320章的註冊'),
    rows: [
      { name: both('Institution', '院校'), value: both('Kestrel Institute of Technology', '紅隼科技學院') },
      {
        name: both('Registration', '註冊'),
        value: both('Post Secondary Colleges Ordinance (specimen)', '《專上學院條例》（樣本）'),
      },
      { name: both('Degrees', '學位'), value: both('Bachelor and taught master', '學士及修課式碩士') },
    ],
    note: both('Specimen for demonstration. It names no real institution.', '示範樣本，並非真實院校。'),
  },
  extra: [],
  ledgerJobs: 24,
})
