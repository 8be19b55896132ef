import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import type { Dossier } from '../demo-application.ts'

export const taiMoShanDossier = (calendar: DemoCalendar): Dossier => ({
  first: 'en',
  colour: [0.36, 0.16, 0.3],
  askedSubsidyBp: 7_000,
  sections: [
    {
      title: both('Two texts, equally authentic', '兩種文本，同等真確'),
      paragraphs: [
        both(
          'An ordinance of Hong Kong exists twice, in Chinese and in English, and neither is the translation of the other in law. Where they seem to differ, a court reads them together for the meaning that best reconciles them. A model that treats one as the source and the other as its shadow gets exactly the hard cases wrong. In our test of last year, general models chose the English sense in 71 of 80 divergent provisions.',
          '香港每條條例均有中、英文兩個文本，在法律上並無原文譯文之分。兩者看似有別時，法庭會一併解讀，採用最能調和兩者的涵義。若模型以其中一種為本、另一種為影，便會在最困難的個案出錯。本院去年的測試顯示，在80項出現歧義的條文中，通用模型有71項採用英文涵義。',
        ),
        both(
          'The Chinese of our statutes is also its own register. Models trained mostly on text from elsewhere write 「公司法人」 where Hong Kong writes 「法團」, and 「訴訟時效」 for 「時效期」. Counsel who tried them spent longer correcting than drafting.',
          '本港法例的中文亦自成一格。主要以外地文本訓練的模型，會把「法團」寫成「公司法人」，把「時效期」寫成「訴訟時效」。試用的大律師花在改正的時間，比自行草擬更長。',
        ),
      ],
    },
    {
      title: both('Aligned by section, not by sentence', '按條文而非句子對齊'),
      paragraphs: [
        both(
          'Our corpus aligns 1,180 ordinances by section, subsection and paragraph, with every amendment dated. The model sees both texts of a provision side by side and is asked to restore one from the other, to say when they diverge, and to name the provision that a statement rests on. It is penalised for a citation that does not exist on the date of the question.',
          '本院語料庫把1,180條條例按條、款、段對齊，每項修訂均有日期。模型並排讀取同一條文的兩種文本，並須由一種還原另一種、指出兩者何時有歧異，以及列明陳述所依據的條文。如引用在問題所指日期並不存在的條文，便會扣分。',
        ),
        both(
          'Of 1.2 trillion tokens, 160 billion are legal, repeated at most four times; 700 billion are general text in both languages that keep the model’s other abilities; the rest is code and mathematics. The mixture was chosen with eleven runs at 1.3 billion parameters, listed in the compute record.',
          '1.2萬億詞元中，1,600億為法律文本，最多重複四次；7,000億為兩種語文的一般文本，以保持模型的其他能力；其餘為程式碼及數學。此配搭經十一次13億參數的測試選定，詳見算力使用紀錄。',
        ),
      ],
    },
    {
      title: both('Marked by counsel and interpreters', '由大律師及傳譯員評改'),
      paragraphs: [
        both(
          'Nine thousand questions in both languages cover drafting, reading and citing. Each answer is marked by two people, one of them practising; a third settles differences. Court interpreters mark the spoken register. No question is published before the model is frozen.',
          '九千條雙語題目涵蓋草擬、解讀及引用。每個答案由兩人評改，其中一人為執業人士，如有分歧則由第三人裁定。法庭傳譯員負責評改口語部分。模型定稿前，題目一律不公開。',
        ),
        both(
          'A drafting assistant will be tried for three months in a law reporter’s office and in a chambers of twenty. It suggests and marks its sources; it does not file, sign or send. What users correct is kept, with their consent, as the next test.',
          '草擬助理將在一間法律彙報社及一間有二十名大律師的事務所試行三個月。助理只提出建議並標示來源，不會存檔、簽署或發送。用戶的修改如獲同意，會保留作下一輪測試。',
        ),
      ],
    },
    {
      title: both('Rights in the text', '文本的權利'),
      paragraphs: [
        both(
          'Legislation and judgments are used under the terms on which they are published. Law reports belong to their publishers: Kellett Bay has licensed its volumes for training; a second publisher has agreed in principle and will be left out unless it signs before the first month ends.',
          '法例及判決書按其發布條款使用。法律彙報屬出版社所有：奇力灣已授權以其各卷訓練；第二間出版社已原則上同意，如首月完結前仍未簽署，則不會納入。',
        ),
        both(
          'Judgments that are anonymised stay so: names replaced by the court are not restored, and the model is tested for attempts to do it.',
          '已作匿名處理的判決書維持不變：不會還原法庭已替換的姓名，並會測試模型有否嘗試還原。',
        ),
      ],
    },
  ],
  workPackages: [
    [
      { name: both('Continued pre-training', '繼續預訓練'), from: 1, months: 4, cards: 64 },
      { name: both('Alignment and citation training', '對齊及引用訓練'), from: 5, months: 3, cards: 48 },
      { name: both('Evaluation at four checkpoints', '於四個檢查點評估'), from: 5, months: 3, cards: 16 },
      { name: both('Long context and release candidates', '長文本及候選版本'), from: 8, months: 2, cards: 64 },
    ],
  ],
  data: [
    {
      name: both('Aligned legislation', '對齊法例'),
      size: '1,180 ordinances, 0.9 B tokens',
      rights: both('Published terms', '按發布條款'),
    },
    {
      name: both('Judgments and debates', '判決書及議事錄'),
      size: '31 B tokens',
      rights: both('Published terms', '按發布條款'),
    },
    {
      name: both('Law reports', '法律彙報'),
      size: '2.4 B tokens',
      rights: both('Licence; one outstanding', '已獲授權；一項未簽'),
    },
    {
      name: both('General text, both languages', '兩種語文的一般文本'),
      size: '700 B tokens',
      rights: both('Open licences, filtered', '開放許可，經篩選'),
    },
  ],
  risks: [
    {
      risk: both('The model forgets general skills', '模型遺忘一般能力'),
      answer: both('58% general text; stop rule on four public tests', '一般文本佔58%；按四項公開測試設停止規則'),
    },
    {
      risk: both('A publisher does not consent', '出版社不同意'),
      answer: both(
        'Its volumes are 6% of legal text; results without them are reported',
        '其卷冊佔法律文本6%；會報告剔除後的結果',
      ),
    },
    {
      risk: both('Citations look right and are not', '引用看似正確實則有誤'),
      answer: both('Every citation checked against the dated corpus', '每項引用均與附日期的語料庫核對'),
    },
    {
      risk: both('FP8 training diverges', 'FP8訓練發散'),
      answer: both(
        'BF16 is the plan; FP8 only where it matches for 20 B tokens',
        '以BF16為準；FP8須在200億詞元內吻合才採用',
      ),
    },
  ],
  measures: [
    { measure: both('Errors of meaning in 1,000 provisions', '每千項條文的意義錯誤'), now: '84', target: '42' },
    { measure: both('Citations that exist', '確實存在的引用'), now: '78%', target: '99%' },
    { measure: both('Divergent provisions reconciled', '能調和歧異的條文'), now: '11 of 80', target: '56 of 80' },
    { measure: both('Drafts accepted with light edits', '略作修改即獲採用的草擬本'), now: '23%', target: '55%' },
  ],
  team: [
    {
      name: both('Prof. Fung Lai-chu', '馮麗珠教授'),
      post: both('Director, principal investigator', '院長，首席研究員'),
      percent: 30,
      cv: both(
        'Lawyer and linguist; has worked on bilingual legislation since it began. Keeps the aligned corpus.',
        '法律及語言學者，自雙語立法初期已從事相關研究，負責對齊語料庫。',
      ),
      works: ['Reading two texts as one law', 'Eighty divergent provisions'],
    },
    {
      name: both('Dr Owen Sato', '佐藤澳文博士'),
      post: both('Head of language models', '語言模型主管'),
      percent: 100,
      cv: both(
        'Trained models of up to 70 billion parameters before he joined; responsible for the mixture and the schedule.',
        '加入前曾訓練達700億參數的模型，負責數據配搭及時間表。',
      ),
      works: ['Mixtures for a small language', 'When to stop repeating', 'Citing by date'],
    },
    {
      name: both('Ms Ko Yuen-ting', '高婉婷女士'),
      post: both('Head of evaluation', '評估主管'),
      percent: 80,
      cv: both(
        'Former law draftsman; wrote the marking scheme and trains the markers.',
        '前法律草擬專員，制訂評改準則並培訓評改人員。',
      ),
      works: ['Marking what a machine drafts'],
    },
    {
      name: both('Mr Desmond Achterberg', '戴思敏先生'),
      post: both('Systems engineer', '系統工程師'),
      percent: 100,
      cv: both(
        'Ran a cluster of 200 cards for four years; keeps the record of jobs.',
        '曾管理200張卡的集群四年，備存運算紀錄。',
      ),
      works: ['Restarting without regret'],
    },
  ],
  computeHistory: [
    {
      system: both('Partner university, 16 cards', '合作大學，16張卡'),
      period: both(`${calendar.year - 1}`, `${calendar.year - 1}年`),
      cardHours: 92_700,
      result: both('Model of 7 billion parameters', '70億參數模型'),
    },
    {
      system: both('Commercial cloud', '商業雲端'),
      period: both(`${calendar.year - 1}`, `${calendar.year - 1}年`),
      cardHours: 28_300,
      result: both('Eleven mixture runs', '十一次配搭測試'),
    },
    {
      system: both('Partner university, 16 cards', '合作大學，16張卡'),
      period: both(`${calendar.year}, to date`, `${calendar.year}年至今`),
      cardHours: 104_500,
      result: both('Citation training, first trial', '引用訓練首次試驗'),
    },
  ],
  finance: {
    basis: both('Audited accounts, extract', '經審計帳目摘要'),
    income: [31_200, 34_800, 36_500],
    spending: [30_100, 33_600, 35_900],
    cash: 9_800,
    share: both('Met from the institute’s own income from training and licences.', '由研究院的培訓及特許收入支付。'),
    signedBy: both('Mr Yung Kai-fat, Treasurer', '司庫容啟發先生'),
  },
  registration: {
    title: both('Certificate of incorporation and business registration', '公司註冊證明書及商業登記'),
    rows: [
      {
        name: both('Name of company', '公司名稱'),
        value: both('Tai Mo Shan Institute for Legal Computing', '大帽山法律計算研究院'),
      },
      { name: both('Kind', '類別'), value: both('Company limited by guarantee', '擔保有限公司') },
      { name: both('Company number', '公司編號'), value: both('0000042 (specimen)', '0000042（樣本）') },
      { name: both('Charitable status', '慈善地位'), value: both('Section 88 (specimen)', '第88條（樣本）') },
    ],
    note: both('Specimen for demonstration. It names no real company.', '示範樣本，並非真實公司。'),
  },
  extra: [],
  ledgerJobs: 90,
})
