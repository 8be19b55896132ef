import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import type { Dossier } from '../demo-application.ts'

export const mosaicDossier = (calendar: DemoCalendar): Dossier => ({
  first: 'en',
  colour: [0.47, 0.2, 0.14],
  askedSubsidyBp: 7_000,
  sections: [
    {
      title: both('A peptide must survive to work', '多肽要先存活才有效'),
      paragraphs: [
        both(
          'Most designed peptides bind in the tube and are gone from blood in minutes. Stability is usually repaired afterwards, by hand, and the repair costs binding. We ask the model for both from the start: every step of the diffusion is steered by the shape of the target and by a map of where four common enzymes would cut.',
          '大部分設計所得的多肽在試管中能夠結合，在血液中卻數分鐘內消失。一般做法是事後以人手改善穩定性，但往往犧牲結合力。本公司由一開始便要求模型兩者兼顧：擴散的每一步均由目標的形狀，以及四種常見酶的切割位置圖引導。',
        ),
        both(
          'Our first model, at 400 million parameters, made 48 peptides. Thirty-one could be synthesised at the first attempt, nine bound below one micromolar, and two lasted more than six hours in serum. Those two are in animal studies.',
          '首個模型有4億參數，製成48個多肽。其中31個首次即成功合成，九個結合常數低於一微摩爾，兩個在血清中維持逾六小時。該兩個多肽正進行動物研究。',
        ),
      ],
    },
    {
      title: both('Larger, and taught by failures', '更大的模型，以失敗為師'),
      paragraphs: [
        both(
          'The new model has 3 billion parameters and is trained on 250 billion residue tokens from public structures and on 62,000 assay values of our own, two thirds of them failures. We ask for 96,000 GPU-hours in all: about a third for training and the rest for design, filtering and structure prediction.',
          '新模型有30億參數，以公開結構的2,500億個殘基詞元，以及62,000項自有測試數據訓練，其中三分之二為失敗結果。本公司合共申請96,000個GPU小時：約三分之一用於訓練，其餘用於設計、篩選及結構預測。',
        ),
        both(
          'Each round makes half a million designs. A fast filter removes those that will not dissolve or cannot be made; the remaining two thousand are folded with the target in fifty samples each; forty go to synthesis. There are five rounds.',
          '每輪產生五十萬個設計。快速篩選剔除不能溶解或無法製備者；餘下二千個連同目標以五十個樣本摺疊；其中四十個送往合成。全程共五輪。',
        ),
      ],
    },
    {
      title: both('Two respiratory viruses', '兩種呼吸道病毒'),
      paragraphs: [
        both(
          'Targets are the fusion proteins of two common respiratory viruses. Work with virus is done by a licensed contract laboratory abroad; nothing infectious comes to our premises. Design of toxins and of anything on the control lists is blocked in the software and reviewed by an outside adviser.',
          '目標為兩種常見呼吸道病毒的融合蛋白。病毒工作由海外持牌合約實驗室進行，具傳染性的材料不會送到本公司。軟件禁止設計毒素及管制清單所列物質，並由外聘顧問覆核。',
        ),
        both(
          'A peptide counts as active when it halves infection in cells at one micromolar and leaves nine cells of ten alive. Ten such peptides of two hundred is our goal.',
          '多肽在一微摩爾濃度下使細胞感染減半，並令九成細胞存活，即視為有效。目標是在二百個中取得十個。',
        ),
      ],
    },
    {
      title: both('The company and its plan', '公司及其計劃'),
      paragraphs: [
        both(
          'We were founded in a university laboratory and have graduated from the incubation programme. Income so far is from two design contracts. The compute would bring two lead peptides to the point where a larger partner licenses them.',
          '本公司源自大學實驗室，並已完成培育計劃。迄今收入來自兩份設計合約。所申請的算力可把兩個先導多肽推進至可供大型夥伴取得特許的階段。',
        ),
        both(
          'All staff and all data are in Hong Kong. The two design contracts do not overlap with the targets of this application.',
          '所有員工及數據均在香港。兩份設計合約與本申請的目標並無重疊。',
        ),
      ],
    },
  ],
  workPackages: [
    [
      { name: both('Train the 3-billion-parameter model', '訓練30億參數模型'), from: 1, months: 2, cards: 32 },
      { name: both('Design and filter, five rounds', '五輪設計及篩選'), from: 3, months: 3, cards: 20 },
      { name: both('Structure prediction with target', '連同目標預測結構'), from: 3, months: 3, cards: 12 },
      { name: both('Refine on assays, final designs', '按測試改良，最終設計'), from: 6, months: 1, cards: 32 },
    ],
  ],
  data: [
    {
      name: both('Public protein structures', '公開蛋白質結構'),
      size: '214,000 chains',
      rights: both('Public domain', '公共領域'),
    },
    {
      name: both('Predicted structures', '預測結構'),
      size: '38 million, 2.2 TB',
      rights: both('Open licence, attribution', '開放許可，須註明出處'),
    },
    {
      name: both('Own assays', '自有測試數據'),
      size: '62,000 values',
      rights: both('Owned by the company', '本公司所有'),
    },
  ],
  risks: [
    {
      risk: both('Few designs are active', '有效設計少'),
      answer: both('Five rounds, each taught by the last', '共五輪，逐輪學習'),
    },
    {
      risk: both('Contract laboratory is late', '合約實驗室延誤'),
      answer: both('Second laboratory under framework contract', '已與第二間實驗室簽訂框架合約'),
    },
    {
      risk: both('Financing closes late', '融資延遲'),
      answer: both('Directors’ loan agreed in principle', '董事貸款已原則上同意'),
    },
  ],
  measures: [
    { measure: both('Synthesised at first attempt', '首次合成成功'), now: '31 of 48', target: '170 of 200' },
    { measure: both('Half-life in serum over 6 h', '血清半衰期逾6小時'), now: '2', target: '30' },
    { measure: both('Active in cells', '在細胞中有效'), now: '0', target: '10' },
  ],
  team: [
    {
      name: both('Dr Ng Pui-shan', '吳沛珊博士'),
      post: both('Founder and chief scientist', '創辦人兼首席科學家'),
      percent: 90,
      cv: both(
        'Structural biologist; designed the first peptides during her doctorate. Inventor of the company’s patent.',
        '結構生物學家，攻讀博士期間設計出首批多肽，為公司專利的發明人。',
      ),
      works: ['Peptides that stay folded', 'Cut sites as a constraint'],
    },
    {
      name: both('Ms Clara Whitfield', '韋嘉蘭女士'),
      post: both('Chief executive', '行政總裁'),
      percent: 50,
      cv: both(
        'Took two small companies from laboratory to licence before this one.',
        '曾帶領兩間小型公司由實驗室走到特許授權。',
      ),
      works: [],
    },
    {
      name: both('Dr Yeung Tsz-ching', '楊子晴博士'),
      post: both('Lead, machine learning', '機器學習主管'),
      percent: 100,
      cv: both(
        'Diffusion models for molecules; wrote the training code in use.',
        '研究分子擴散模型，編寫現用的訓練程式。',
      ),
      works: ['Steering diffusion by enzymes', 'Learning from what did not work'],
    },
  ],
  computeHistory: [
    {
      system: both('Incubator’s shared cards, 4', '培育中心共用卡，4張'),
      period: both(`${calendar.year - 1}`, `${calendar.year - 1}年`),
      cardHours: 11_200,
      result: both('Model of 400 million parameters', '4億參數模型'),
    },
    {
      system: both('Commercial cloud', '商業雲端'),
      period: both(`${calendar.year}, to date`, `${calendar.year}年至今`),
      cardHours: 8_700,
      result: both('48 peptides designed', '設計48個多肽'),
    },
  ],
  finance: {
    basis: both('Management accounts, unaudited', '管理帳目，未經審計'),
    income: [420, 1_150, 2_300],
    spending: [2_900, 4_600, 6_100],
    cash: 3_550,
    share: both(
      'Met from cash; a directors’ loan of HK$1.5 million is agreed in principle.',
      '由現金支付；150萬港元的董事貸款已原則上同意。',
    ),
    signedBy: both('Ms Clara Whitfield, Chief Executive', '行政總裁韋嘉蘭女士'),
  },
  registration: {
    title: both('Certificate of incorporation and business registration', '公司註冊證明書及商業登記'),
    rows: [
      { name: both('Name of company', '公司名稱'), value: both('Mosaic Protein Limited', '拼圖蛋白有限公司') },
      { name: both('Kind', '類別'), value: both('Private company limited by shares', '私人股份有限公司') },
      { name: both('Company number', '公司編號'), value: both('0000077 (specimen)', '0000077（樣本）') },
      { name: both('Directors', '董事'), value: both('Ng Pui-shan; Clara Whitfield', '吳沛珊；韋嘉蘭') },
    ],
    note: both('Specimen for demonstration. It names no real company.', '示範樣本，並非真實公司。'),
  },
  extra: [
    {
      letter: 'F',
      title: both('Proof of start-up status', '初創企業證明'),
      sections: [
        {
          title: both('Graduation from the incubation programme', '完成培育計劃'),
          paragraphs: [
            both(
              'This is to certify that Mosaic Protein Limited completed the incubation programme for life science start-ups after thirty-six months and met all of its milestones.',
              '茲證明拼圖蛋白有限公司已完成為期三十六個月的生命科學初創企業培育計劃，並達到所有里程碑。',
            ),
          ],
        },
        {
          title: both('Milestones', '里程碑'),
          paragraphs: [
            both(
              'First model trained; first peptide synthesised; first contract signed; first patent filed; nine research staff in Hong Kong.',
              '完成首個模型訓練；合成首個多肽；簽訂首份合約；申請首項專利；在港聘有九名研究人員。',
            ),
          ],
        },
      ],
    },
    {
      letter: 'G',
      title: both('Shareholding', '股權結構'),
      sections: [
        {
          title: both('Register of members', '成員登記冊'),
          paragraphs: [
            both(
              'As at the date of application. No shareholder holds options beyond those shown.',
              '截至申請日期。除所列者外，沒有股東持有認股權。',
            ),
          ],
        },
      ],
      table: {
        head: [both('Holder', '持有人'), both('Shares', '股數'), both('Per cent', '百分比')],
        rows: [
          [both('Ng Pui-shan', '吳沛珊'), both('460,000', '460,000'), both('46', '46')],
          [both('Clara Whitfield', '韋嘉蘭'), both('180,000', '180,000'), both('18', '18')],
          [both('Staff option pool', '員工認股權'), both('120,000', '120,000'), both('12', '12')],
          [both('Stonecutters Seed Fund', '昂船種子基金'), both('240,000', '240,000'), both('24', '24')],
        ],
      },
    },
  ],
  ledgerJobs: 30,
})
