import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import type { Dossier } from '../demo-application.ts'

export const saiWanDossier = (calendar: DemoCalendar): Dossier => ({
  first: 'en',
  colour: [0.12, 0.27, 0.45],
  askedSubsidyBp: 7_000,
  sections: [
    {
      title: both('Why docking ranks badly', '為何分子對接排序欠準'),
      paragraphs: [
        both(
          'A docking program places a molecule in a pocket and gives the pose a score. The placing is usually right: for seven pockets out of ten a pose within two ångströms of the crystal is among the first five. The score is not. It counts contacts, adds a few fitted terms and ignores water, so that the best thousand of a billion molecules hold hardly more binders than a random thousand would.',
          '對接程式把分子置入口袋，並為構象評分。位置通常正確：每十個口袋有七個，首五個構象中已有一個與晶體結構相差不逾兩埃。評分則不然。評分只計算接觸點，加上若干擬合項而忽略水分子，以致十億個分子中得分最高的一千個，所含的結合分子比隨機抽取的一千個多不了多少。',
        ),
        both(
          'Free-energy methods rank well but need hours of one GPU for each molecule. At two billion molecules that is beyond any machine. A learned score that sees the pose, the pocket and the water sites can close most of the gap at a few milliseconds each. Our pilot on 11,000 measured complexes raised the enrichment in the top one per cent from 6.1 to 19.4.',
          '自由能方法排序準確，但每個分子需一張圖像處理器運算數小時，二十億個分子非任何機器所能負擔。以學習所得的評分同時考慮構象、口袋及水分子位置，每個只需數毫秒，便可收窄大部分差距。本團隊以11,000個已量度複合物作先導測試，首百分之一的富集倍數由6.1升至19.4。',
        ),
      ],
    },
    {
      title: both('Screening that learns from the bench', '向實驗台學習的篩選'),
      paragraphs: [
        both(
          'The screen runs in five rounds. Each round scores four hundred million molecules, sends forty to the automated synthesis laboratory and feeds the measured affinities back. Molecules are chosen for the information they bring as well as for their score, so that the network is corrected where it is most certain and most wrong.',
          '篩選分五輪進行。每輪為四億個分子評分，把其中四十個送往自動化合成實驗室，再把量度所得的親和力回饋網絡。選取分子時既看評分，亦看其帶來的資訊，使網絡在最有把握卻最易出錯之處得到修正。',
        ),
        both(
          'All four proteases were chosen with Green Island Medicinal Chemistry Laboratory, which holds purified protein and assays for each and will measure within nine days of delivery. No work with live virus forms part of this project.',
          '四種蛋白酶由本團隊與青洲藥物化學實驗室共同選定。該實驗室備有各種純化蛋白及測試方法，收到樣本後九日內完成量度。本項目不涉及任何活病毒工作。',
        ),
      ],
    },
    {
      title: both('A model of electrolytes that has seen both worlds', '兼學模擬與實驗的電解質模型'),
      paragraphs: [
        both(
          'Simulation gives millions of clean numbers that are slightly wrong; experiment gives few numbers that are right but come with a history of drying, sealing and temperature. We pre-train on 210 million simulated structures, then align on 3,400 measured electrolytes with the conditions of each measurement as part of the input. The model may therefore say what a mixture would do at 45 °C even when it was only measured at 25 °C.',
          '模擬提供數以百萬計整齊但略有偏差的數值；實驗提供的數值雖少而準確，卻帶有乾燥、密封及溫度等過程的影響。本團隊先以2.1億個模擬結構作預訓練，再以3,400種實測電解質對齊，並把每次量度的條件列為輸入。因此，即使某種混合物只曾在攝氏25度量度，模型亦可推斷其在攝氏45度的表現。',
        ),
        both(
          'The first application for this work, in the batch before last, was deferred because the split between pre-training and ablation was not explained. Section 7 now gives it by work package. Six of the ablations that were then foreseen have since been run on our own cluster and are reported in the compute record.',
          '本項工作的首次申請於再上一批次提出，因未有說明預訓練與消融實驗的分配而押後。第7節現按工作項目列出。當時預計進行的消融實驗，已有六項在本校集群完成，並載於算力使用紀錄。',
        ),
      ],
    },
    {
      title: both('From candidate to test cell', '從候選配方到測試電池'),
      paragraphs: [
        both(
          'Sixty candidates will be mixed in Zhuhai by a robot that prepares forty formulations a day. The best twelve go into pouch cells of two ampere-hours and are cycled at 45 °C for four hundred hours. A cell passes when it keeps more than ninety per cent of its capacity and swells by less than three per cent.',
          '六十個候選配方將由珠海的機械人調配，每日可調配四十種。最佳的十二種製成兩安時軟包電池，在攝氏45度下循環測試四百小時。電池容量保持九成以上而膨脹少於百分之三，即屬合格。',
        ),
        both(
          'Measurements return to Hong Kong as numbers only. No personal data is involved in either project, and the data agreement with the Zhuhai institute allows publication of all values six months after measurement.',
          '量度結果只以數值形式傳回香港。兩個項目均不涉及個人資料；與珠海研究院的數據協議容許在量度六個月後公開所有數值。',
        ),
      ],
    },
  ],
  workPackages: [
    [
      { name: both('Pre-train the scoring network', '預訓練評分網絡'), from: 1, months: 2, cards: 16 },
      { name: both('Screen in five rounds', '分五輪篩選'), from: 3, months: 3, cards: 12 },
      { name: both('Retrain on assay results', '以測試結果再訓練'), from: 3, months: 3, cards: 4 },
      { name: both('Final ranking and public data set', '最終排序及公開數據集'), from: 6, months: 1, cards: 16 },
    ],
    [
      { name: both('Pre-train on simulated structures', '以模擬結構預訓練'), from: 1, months: 2, cards: 32 },
      { name: both('Align on measured electrolytes', '以實測電解質對齊'), from: 3, months: 2, cards: 24 },
      { name: both('Ablations', '消融實驗'), from: 3, months: 2, cards: 8 },
      { name: both('Search for candidates', '搜尋候選配方'), from: 5, months: 2, cards: 32 },
    ],
  ],
  data: [
    {
      name: both('Public protein–ligand affinities', '公開蛋白質配體親和力'),
      size: '23,000 complexes, 38 GB',
      rights: both('Open licence, attribution', '開放許可，須註明出處'),
    },
    {
      name: both('Own assay results', '本校測試結果'),
      size: '41,000 values',
      rights: both('Owned by the university', '屬本校所有'),
    },
    {
      name: both('Simulated structures', '模擬結構'),
      size: '210 million, 9.4 TB',
      rights: both('Owned jointly with Zhuhai', '與珠海方面共同擁有'),
    },
    {
      name: both('Measured electrolytes', '實測電解質'),
      size: '3,400 records',
      rights: both('Agreement of 2 May, publication allowed', '5月2日協議，容許發表'),
    },
  ],
  risks: [
    {
      risk: both('The learned score fails on pockets unlike the training set', '評分網絡對有別於訓練集的口袋失效'),
      answer: both(
        'Hold out whole protein families; fall back to physics-based rescoring for the top 50,000',
        '按蛋白質家族劃分測試集；首五萬個分子改以物理方法重新評分',
      ),
    },
    {
      risk: both('Synthesis is slower than nine days a round', '每輪合成超過九日'),
      answer: both(
        'Two rounds of reserve in the schedule; cards lent to project 2 meanwhile',
        '時間表預留兩輪；期間算力撥予項目二',
      ),
    },
    {
      risk: both('Simulated and measured data disagree', '模擬與實測數據不一致'),
      answer: both('Conditions of measurement as input; report both errors', '把量度條件列為輸入；同時報告兩項誤差'),
    },
    {
      risk: both('A key researcher leaves', '主要研究人員離職'),
      answer: both('Two people for each work package; code reviewed by both', '每個工作項目由兩人負責，程式碼互相審閱'),
    },
  ],
  measures: [
    { measure: both('Enrichment in the top 1%', '首1%富集倍數'), now: '19.4', target: '25' },
    { measure: both('Poses scored a second on one card', '每卡每秒評分構象數目'), now: '310', target: '900' },
    { measure: both('Conductivity error', '電導率誤差'), now: '14%', target: '8%' },
    { measure: both('Cells passing at 45 °C', '攝氏45度合格電池'), now: '3 of 12', target: '8 of 12' },
  ],
  team: [
    {
      name: both('Prof. Au Yeung Ming', '歐陽明教授'),
      post: both('Principal investigator', '首席研究員'),
      percent: 30,
      cv: both(
        'Chemist; works on learning from small numbers of measurements. Director of the Institute for Molecular Data since it was founded. Led two earlier projects with compute from public sources, both finished on time.',
        '化學家，研究如何從少量量度數據學習。自分子數據研究所成立起出任所長，曾領導兩個使用公共算力的項目，均如期完成。',
      ),
      works: [
        'Assays that choose their own next molecule',
        'How far may a docking score be trusted?',
        'Learning from forty measurements a week',
      ],
    },
    {
      name: both('Dr Sin Hoi-lam', '冼凱琳博士'),
      post: both('Research manager', '研究經理'),
      percent: 60,
      cv: both(
        'Computer scientist; built the scheduling of the institute’s cluster and keeps its usage record. Responsible for the compute plan of both projects.',
        '計算機科學家，建立研究所集群的調度系統並備存使用紀錄，負責兩個項目的算力計劃。',
      ),
      works: ['Fair shares on a small cluster', 'Checkpoints that survive a preempted job'],
    },
    {
      name: both('Dr Tomasz Zielny', '謝立言博士'),
      post: both('Lead, project 1', '項目一負責人'),
      percent: 80,
      cv: both(
        'Works on equivariant networks for binding. Joined from Kraków three years ago; supervises three doctoral students in Hong Kong.',
        '研究用於分子結合的等變網絡，三年前由克拉科夫來港，現指導三名本地博士生。',
      ),
      works: ['Water sites as nodes', 'Scoring poses in a millisecond'],
    },
    {
      name: both('Prof. Pang Ka-wing', '彭嘉詠教授'),
      post: both('Lead, project 2', '項目二負責人'),
      percent: 40,
      cv: both(
        'Materials scientist; solid electrolytes and interfaces. Holds four patents on separators, two of them licensed in the Greater Bay Area.',
        '材料科學家，研究固態電解質及界面，持有四項隔膜專利，其中兩項已在大灣區批出特許。',
      ),
      works: ['Electrolytes for a hot city', 'What swelling tells', 'Interfaces under load'],
    },
  ],
  computeHistory: [
    {
      system: both('Institute cluster, 24 cards', '研究所集群，24張卡'),
      period: both(`${calendar.year - 1}`, `${calendar.year - 1}年`),
      cardHours: 118_400,
      result: both('Pilot of the scoring network', '評分網絡先導測試'),
    },
    {
      system: both('University shared service', '大學共用服務'),
      period: both(`${calendar.year - 1}`, `${calendar.year - 1}年`),
      cardHours: 36_200,
      result: both('21 million simulated structures', '2,100萬個模擬結構'),
    },
    {
      system: both('Institute cluster, 24 cards', '研究所集群，24張卡'),
      period: both(`${calendar.year}, to date`, `${calendar.year}年至今`),
      cardHours: 131_900,
      result: both('Six ablations; model of 400 million parameters', '六項消融實驗；4億參數模型'),
    },
    {
      system: both('Commercial cloud', '商業雲端'),
      period: both(`${calendar.year}, to date`, `${calendar.year}年至今`),
      cardHours: 9_600,
      result: both('Benchmark of card types', '卡型基準測試'),
    },
  ],
  finance: {
    basis: both('Extract of the audited accounts of the Institute for Molecular Data', '分子數據研究所經審計帳目摘要'),
    income: [38_400, 41_700, 44_100],
    spending: [36_900, 40_200, 42_800],
    cash: 17_600,
    share: both(
      'Met from the university’s research reserve, cost centre 4410. Confirmed by the Director of Finance.',
      '由大學研究儲備（成本中心4410）支付，並獲財務長確認。',
    ),
    signedBy: both('Ms Kwan Lai-yee, Director of Finance', '財務長關麗儀女士'),
  },
  registration: null,
  extra: [
    {
      letter: 'H',
      title: both('Letters of support', '支持信'),
      sections: [
        {
          title: both('Green Island Medicinal Chemistry Laboratory', '青洲藥物化學實驗室'),
          paragraphs: [
            both(
              'We hold purified protein and validated assays for the four proteases named in the proposal and will measure up to 240 compounds during the project at no charge. We ask only to be told of all results, including those that fail.',
              '本實驗室備有建議書所列四種蛋白酶的純化蛋白及經驗證的測試方法，項目期間可免費量度最多240個化合物。我們只要求獲告知全部結果，包括失敗的結果。',
            ),
            both(
              'We have read the compute plan and confirm that the rhythm of five rounds fits our laboratory’s calendar.',
              '我們已閱讀算力計劃，確認五輪的安排配合本實驗室的時間表。',
            ),
          ],
        },
        {
          title: both('Pearl Delta Battery Research Institute, Zhuhai', '珠海珠江口電池研究院'),
          paragraphs: [
            both(
              'Our formulation robot is reserved for sixty mixtures, and twelve pouch cells will be cycled for four hundred hours each. Results will be sent as tables within five working days.',
              '本院已為六十種混合物預留調配機械人，並將為十二個軟包電池各進行四百小時循環測試。結果將於五個工作天內以表格傳送。',
            ),
          ],
        },
      ],
    },
  ],
  ledgerJobs: 60,
})
