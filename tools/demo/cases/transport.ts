import type { ApplicationForm, Assessment } from '../../../shared/application-form.ts'
import { both } from '../bilingual.ts'
import type { DemoCalendar } from '../calendar.ts'
import { termsAt, type DemoApplication } from '../demo-application.ts'
import { priceSnapshot, standardClass } from '../scheme.ts'
import { transportDossier } from './transport-dossier.ts'

const partners = [
  both('Lantau Bay University', '大嶼灣大學'),
  both('Harbour Ferries Company Limited', '海港小輪有限公司'),
]

const form = (calendar: DemoCalendar): ApplicationForm => ({
  applicant: {
    category: 'c',
    name: both('Transport Data Office', '運輸數據處'),
    address: both('22/F, Harbour Gate Government Offices, Kowloon', '九龍海門政府合署22樓'),
    description: both(
      'A government office that collects, cleans and publishes traffic data from 6,300 roadside sensors, bus operators and ferries, and advises on temporary traffic arrangements.',
      '政府部門，負責收集、整理及發布6,300個路旁感應器、巴士公司及渡輪的交通數據，並就臨時交通安排提供意見。',
    ),
    employees: 146,
    researchEmployees: 31,
    contacts: [
      { name: both('Ms Yip Ka-yan', '葉嘉欣女士'), post: both('Senior Transport Data Officer', '高級運輸數據主任') },
      { name: both('Mr Chow Tsz-hin', '周子軒先生'), post: both('Data Scientist', '數據科學家') },
    ],
  },
  projects: [
    {
      title: both('Citywide traffic simulation from sensor streams', '以感應數據模擬全港交通流量'),
      objectives: both(
        'Forecast flow and journey time on 11,400 road links for the next three hours with at most 9% error; replay any incident with and without a measure within four minutes; publish the forecast as open data.',
        '預測未來三小時11,400段道路的流量及行車時間，誤差不逾9%；於四分鐘內重演任何事故在採取與不採取措施下的情況；以開放數據發布預測。',
      ),
      summary: both(
        'Today a closed lane is studied for weeks with hand-made models of a single district. A sequence model trained on six years of sensor streams learns the whole network and lets an officer ask what happens if a lane, a tunnel or a ferry route is closed.',
        '現時每次封閉行車線，均須為單一地區人手建立模型並研究數星期。本項目以六年的感應數據訓練序列模型，使其掌握整個路網，讓人員可即時查問封閉行車線、隧道或渡輪航線的影響。',
      ),
      preferredStart: calendar.month(2),
      asked: { cards: 24, months: 12 },
      technologyArea: both('Spatio-temporal sequence models', '時空序列模型'),
      industrySector: both('Smart city', '智慧城市'),
      fiveYearPlan: both('Digital government; modern transport', '數字政府；現代交通運輸'),
      researchStaff: { local: 12, nonLocal: 0 },
      deliverables: both(
        'Forecast service for the control centre; incident replay tool for three departments; open data feed every five minutes.',
        '供控制中心使用的預測服務；供三個部門使用的事故重演工具；每五分鐘更新的開放數據。',
      ),
      outcomes: {
        patents: 0,
        publications: 2,
        awards: 1,
        other: both('Open data used by five or more apps', '最少五個應用程式採用開放數據'),
      },
      model: {
        type: both('Graph transformer over road links', '路段圖變換器'),
        parametersMillions: 3_000,
        tokensMillions: 4_000_000,
        batchSize: '2 M link-minutes',
        precision: 'BF16',
        dataSets: both(
          'Six years of 6,300 sensors at one minute; bus and ferry positions',
          '6,300個感應器六年的每分鐘數據；巴士及渡輪位置',
        ),
        inference: both(
          '12-member ensemble every five minutes on 8 cards',
          '12個成員的集合預報，每五分鐘一次，使用8張卡',
        ),
      },
      contribution: both(
        'Shorter closures and fewer wasted hours on the road: a saving of 1.4 million vehicle-hours a year by the office’s estimate.',
        '縮短封路時間並減少道路上的時間損失：本處估計每年可節省140萬車時。',
      ),
      partners,
      resubmission: false,
    },
  ],
  declaration: { noOtherSubsidy: true, consent: true, signedOn: calendar.day(-33) },
})

const assessment = (calendar: DemoCalendar): Assessment => ({
  assessedOn: calendar.day(-11),
  recommendation: 'approve',
  terms: {
    projects: [termsAt(standardClass, { cards: 24, months: 12, start: calendar.month(2), subsidyBp: 7_000 })],
    conditions: [
      { text: '向公眾發布每五分鐘更新的預測，並說明其不確定程度。', due: calendar.month(10) },
      { text: 'Privacy impact assessment completed before bus card data is used.', due: calendar.month(3) },
    ],
  },
  reasons: [
    both(
      'A need that only a department can meet; results are open to all.',
      '此需要只有政府部門能夠應付，成果亦公開予各界使用。',
    ),
    both(
      'The hours are argued from data and ensemble size. Estimated training uses 32% of them; the rest is the ensemble and 900 replays.',
      '所需時數以數據量及集合成員數目論證。估算訓練佔32%，其餘用於集合預報及900次重演。',
    ),
    both(
      'One district was forecast last year at 11% error. Nine is within reach.',
      '去年單一地區的預測誤差為11%，達到9%可期。',
    ),
    both(
      'Funds are voted. The office depends on Lantau Bay University for two of its three modelling staff.',
      '款項已獲撥備。三名建模人員中，有兩名來自大嶼灣大學。',
    ),
  ],
  price: priceSnapshot(standardClass, calendar),
  similarCases: [
    {
      reference: `${calendar.year}-2/06`,
      title: both('Typhoon nowcasting on a 250 m grid', '250米網格颱風臨近預報'),
      asked: { cards: 40, months: 12 },
    },
  ],
})

export const transport = (calendar: DemoCalendar): DemoApplication => ({
  number: 2,
  slug: 'transport',
  form: form(calendar),
  assessment: assessment(calendar),
  people: [
    both('Ms Yip Ka-yan', '葉嘉欣女士'),
    both('Mr Chow Tsz-hin', '周子軒先生'),
    both('Prof. Kam Wai-chung', '甘偉忠教授'),
  ],
  partners,
  dossier: transportDossier(calendar),
})
