import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import type { Dossier } from '../demo-application.ts'

export const transportDossier = (calendar: DemoCalendar): Dossier => ({
  first: 'zh',
  colour: [0.1, 0.36, 0.34],
  askedSubsidyBp: 7_000,
  sections: [
    {
      title: both('A network studied one junction at a time', '逐個路口研究的路網'),
      paragraphs: [
        both(
          'Every temporary traffic arrangement is studied with a model of the streets around it. Building one takes an officer eleven working days, and the model ends where the district ends. When two works overlap, each model is right by itself and both are wrong together: in the spring before last, a closed lane in Kowloon and a burst main on the Island each added seven minutes by their own models and fifty-two minutes in fact.',
          '每項臨時交通安排均以附近街道的模型進行研究。建立一個模型需時十一個工作天，而模型的範圍止於該區邊界。兩項工程重疊時，各自的模型分開看均屬正確，合起來卻同告失準：前年春季，九龍一條行車線封閉，港島一條水管爆裂，按各自模型只會延誤七分鐘，實際卻延誤五十二分鐘。',
        ),
        both(
          'The office has held one-minute counts from 6,300 sensors since it was set up, together with bus and ferry positions. Six years of them fill 14 terabytes. They have been used for monthly tables; they have never been used together.',
          '本處自成立以來，一直保存6,300個感應器的每分鐘數據，以及巴士和渡輪的位置，六年合共14太字節。這些數據一直用於編製每月統計表，但從未一併運用。',
        ),
      ],
    },
    {
      title: both('One sequence model for eleven thousand links', '一萬一千段道路共用一個序列模型'),
      paragraphs: [
        both(
          'Each road link and minute becomes a token with its flow, speed, occupancy, rain and calendar. Attention runs along the road graph and back through two hours of time. The model predicts the distribution, not the mean, of the next three hours. Works and incidents enter as tokens of their own, so the same model answers both “what will happen” and “what if”.',
          '每段道路的每一分鐘成為一個詞元，載有流量、車速、佔有率、雨量及日曆資料。注意力沿路網圖運作，並追溯過去兩小時。模型預測未來三小時的分布，而非平均值。工程及事故另成詞元，因此同一模型既可回答「將會如何」，亦可回答「如果這樣又會如何」。',
        ),
        both(
          'A smaller model of 240 million parameters, trained on one district with the office’s own four cards, reached 11% error at one hour. Error fell steadily with size and with data; the curve is figure 2 of the compute record. Three billion parameters is where the forecast for the next hour stops improving on held-out weeks.',
          '本處以四張卡為單一地區訓練了一個2.4億參數的較小模型，一小時預測誤差為11%。誤差隨模型規模及數據量穩步下降，曲線見算力使用紀錄圖二。按保留作測試的星期計算，一小時預測的改善至30億參數便不再顯著。',
        ),
      ],
    },
    {
      title: both('Replaying an incident in four minutes', '四分鐘重演一次事故'),
      paragraphs: [
        both(
          'At the control centre a duty officer will draw the closure on a map, choose a measure and see both futures side by side with their uncertainty. Nine hundred past incidents with known outcome serve as the examination: a replay passes when the true delay lies within the forecast’s central eighty per cent.',
          '控制中心的當值人員在地圖上畫出封閉範圍、選擇措施，便可並排看到兩種情況及其不確定程度。本項目以九百宗結果已知的過往事故作考核：實際延誤落在預測的中央百分之八十之內，該次重演即屬合格。',
        ),
        both(
          'The tool advises and never acts. Signals stay with the existing control system, and a forecast that is older than ten minutes is greyed out.',
          '工具只提供建議，不會自行採取行動。交通燈仍由現有控制系統管理；逾十分鐘的預測會以灰色顯示。',
        ),
      ],
    },
    {
      title: both('Privacy and open data', '私隱與開放數據'),
      paragraphs: [
        both(
          'Sensors count and do not identify. Bus card data, if used, will be reduced to counts a stop and a quarter of an hour by the operator before it reaches the office, and only after a privacy impact assessment. No plate numbers are used at any time.',
          '感應器只計數而不辨識身分。如使用巴士卡數據，須先由營辦商整理為每站每十五分鐘的人次才交予本處，並須先完成私隱影響評估。任何時候均不會使用車牌號碼。',
        ),
        both(
          'The forecast is published with the office’s other data under the terms of the open data portal. Lantau Bay University takes part under an agreement that leaves all data on the office’s premises.',
          '預測將連同本處其他數據，按開放數據平台的條款發布。大嶼灣大學根據協議參與，所有數據均留在本處。',
        ),
      ],
    },
  ],
  workPackages: [
    [
      {
        name: both('Tokenise six years, train the baseline', '處理六年數據，訓練基準模型'),
        from: 1,
        months: 3,
        cards: 24,
      },
      { name: both('Train the 3-billion-parameter model', '訓練30億參數模型'), from: 4, months: 5, cards: 16 },
      { name: both('Ensemble of twelve', '十二個成員的集合預報'), from: 4, months: 5, cards: 8 },
      { name: both('Citywide scenarios', '全港情景模擬'), from: 9, months: 4, cards: 16 },
      { name: both('Nine hundred incident replays', '九百次事故重演'), from: 9, months: 4, cards: 8 },
    ],
  ],
  data: [
    {
      name: both('Roadside sensors, one minute', '路旁感應器，每分鐘'),
      size: '6 years, 11.2 TB',
      rights: both('Held by the office', '本處持有'),
    },
    {
      name: both('Bus positions', '巴士位置'),
      size: '4 years, 2.1 TB',
      rights: both('Agreement with four operators', '與四間營辦商的協議'),
    },
    {
      name: both('Ferry positions and loads', '渡輪位置及載客量'),
      size: '4 years, 60 GB',
      rights: both('Agreement with Harbour Ferries', '與海港小輪的協議'),
    },
    {
      name: both('Works and incidents', '工程及事故紀錄'),
      size: '48,000 records',
      rights: both('Held by the office', '本處持有'),
    },
  ],
  risks: [
    {
      risk: both('A new road changes the network', '新路改變路網'),
      answer: both('Graph is an input; retrain the last layers in two days', '路網圖屬輸入；兩日內可再訓練最後數層'),
    },
    {
      risk: both('Sensors fail in heavy rain', '感應器在大雨中失效'),
      answer: both(
        'Train with links dropped at random; show which links are inferred',
        '訓練時隨機移除路段；標示推算的路段',
      ),
    },
    {
      risk: both('Bus card data does not become available', '未能取得巴士卡數據'),
      answer: both(
        'Not on the critical path; error target holds without it',
        '不影響關鍵工序；不使用該數據亦可達到誤差目標',
      ),
    },
    {
      risk: both('Modelling staff on secondment return early', '借調建模人員提早返回'),
      answer: both('Two officers trained from month 1', '由第一個月起培訓兩名人員'),
    },
  ],
  measures: [
    { measure: both('Error of flow, one hour ahead', '一小時流量預測誤差'), now: '11%', target: '9%' },
    { measure: both('Links forecast', '預測路段數目'), now: '1,020', target: '11,400' },
    { measure: both('Replay of one incident', '重演一宗事故'), now: '11 days', target: '4 min' },
    { measure: both('Replays within the central 80%', '落在中央80%的重演'), now: '61%', target: '80%' },
  ],
  team: [
    {
      name: both('Ms Yip Ka-yan', '葉嘉欣女士'),
      post: both('Project owner', '項目負責人'),
      percent: 40,
      cv: both(
        'Engineer; eleven years in traffic control. Led the renewal of the roadside sensors and the open data feed.',
        '工程師，從事交通控制工作十一年，曾領導路旁感應器更新及開放數據工作。',
      ),
      works: ['A sensor for every hundred metres', 'Publishing what we count'],
    },
    {
      name: both('Mr Chow Tsz-hin', '周子軒先生'),
      post: both('Lead data scientist', '首席數據科學家'),
      percent: 100,
      cv: both(
        'Statistician; built the one-district model of last year and keeps its record of runs.',
        '統計師，建立去年的單區模型並備存運算紀錄。',
      ),
      works: ['Forecasting one district by the minute', 'Errors that grow with rain'],
    },
    {
      name: both('Prof. Kam Wai-chung', '甘偉忠教授'),
      post: both('Adviser, Lantau Bay University', '顧問，大嶼灣大學'),
      percent: 20,
      cv: both(
        'Professor of transport engineering; works on simulation under uncertainty. Seconds two modellers to the office for the project.',
        '運輸工程教授，研究不確定情況下的模擬，為本項目借調兩名建模人員。',
      ),
      works: ['What a closed lane costs', 'Ensembles for road networks', 'Two works, one network'],
    },
  ],
  computeHistory: [
    {
      system: both('Office workstation, 4 cards', '本處工作站，4張卡'),
      period: both(`${calendar.year - 1}`, `${calendar.year - 1}年`),
      cardHours: 19_800,
      result: both('One-district model', '單區模型'),
    },
    {
      system: both('Government cloud', '政府雲端'),
      period: both(`${calendar.year}, to date`, `${calendar.year}年至今`),
      cardHours: 22_400,
      result: both('Scaling runs at five sizes', '五種規模的擴展測試'),
    },
    {
      system: both('Lantau Bay University cluster', '大嶼灣大學集群'),
      period: both(`${calendar.year}, to date`, `${calendar.year}年至今`),
      cardHours: 14_100,
      result: both('Pilot ensemble', '集合預報先導測試'),
    },
  ],
  finance: {
    basis: both('Approved estimates, head 186, subhead 700', '已批核預算，總目186，分目700'),
    income: [62_000, 64_500, 71_200],
    spending: [60_800, 63_900, 69_400],
    cash: 4_600,
    share: both(
      'The unsubsidised share is provided for in the estimates of both financial years. No other innovation fund is used for the same scope.',
      '非資助部分已列入兩個財政年度的預算。同一範圍沒有使用其他創新基金。',
    ),
    signedBy: both('Mr Lui Chun-pong, Departmental Treasurer', '部門會計師呂振邦先生'),
  },
  registration: null,
  extra: [
    {
      letter: 'H',
      title: both('Privacy impact assessment, scoping note', '私隱影響評估範圍說明'),
      sections: [
        {
          title: both('Data in scope', '涵蓋數據'),
          paragraphs: [
            both(
              'Counts from roadside sensors, positions of licensed buses and ferries, and records of works and incidents. None identifies a person. Bus card data is out of scope until the full assessment is done.',
              '路旁感應器的計數、持牌巴士及渡輪的位置，以及工程及事故紀錄，均不能識別個人身分。完成全面評估前，巴士卡數據不在涵蓋之列。',
            ),
          ],
        },
        {
          title: both('Steps and owners', '步驟及負責人'),
          paragraphs: [
            both(
              'The data protection officer chairs the assessment. A draft goes to the bureau within six weeks of approval and is published with the first forecast.',
              '由保障資料主任主持評估。獲批後六星期內向決策局提交初稿，並與首次預測一併公布。',
            ),
          ],
        },
      ],
    },
  ],
  ledgerJobs: 40,
})
