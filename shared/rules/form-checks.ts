import type { DocumentLetter } from '../application-form.ts'
import type { Bilingual } from '../ids.ts'
import type { Prepared } from '../prepared.ts'
import { isBlank } from './assessment.ts'

// What the secretariat should look at in a form before it is published. Every sentence is here, in both languages.

export interface FormProblem {
  /** Which field, as a path into `Prepared`: `form.projects.0.title`; `documents.A` for an attachment. */
  readonly field: string
  /** `must`: the form is not fit to be published. `know`: worth a look. */
  readonly severity: 'must' | 'know'
  /** What is wrong and what to do; names the field itself, so that it can stand in a list. */
  readonly sentence: Bilingual
}

const must = (field: string, en: string, zh: string): FormProblem => ({
  field,
  severity: 'must',
  sentence: { en, zh },
})
const know = (field: string, en: string, zh: string): FormProblem => ({ ...must(field, en, zh), severity: 'know' })

type Form = Prepared['form']
type Project = Form['projects'][number]
type Checked = Pick<Prepared, 'companyNumber' | 'form' | 'people' | 'partners' | 'documents'>

/** In the order of the form. `today` is a Hong Kong day. */
export const checkForm = (prepared: Checked, today: string): readonly FormProblem[] => [
  ...checkApplicant(prepared),
  ...prepared.form.projects.flatMap((project, index) => checkProject(project, index, today)),
  ...checkDeclaration(prepared.form.declaration, today),
  ...checkNames(prepared),
  ...checkDocuments(prepared),
]

/** Neither language: it must be filled in. One only: the other half of the readers sees the first. */
function checkBoth(field: string, text: Bilingual, en: string, zh: string): readonly FormProblem[] {
  if (isBlank(text)) return [must(field, `${en} is missing.`, `欠缺${zh}。`)]
  if (text.en.trim() === '') return [know(field, `${en} is missing in English.`, `${zh}欠缺英文。`)]
  if (text.zh.trim() === '') return [know(field, `${en} is missing in Chinese.`, `${zh}欠缺中文。`)]
  return []
}

function checkApplicant({ form: { applicant }, companyNumber }: Checked): readonly FormProblem[] {
  const { category, employees, researchEmployees, contacts } = applicant
  const isCompany = category === 'd' || category === 'e'
  return [
    ...checkBoth('form.applicant.name', applicant.name, 'The applicant’s name', '申請人名稱'),
    ...(isCompany && companyNumber.trim() === ''
      ? [
          know(
            'companyNumber',
            'A company of category (d) or (e) has a registration number; it is missing.',
            '(d) 或 (e) 類的公司應有登記號碼，現時欠缺。',
          ),
        ]
      : []),
    ...checkBoth('form.applicant.address', applicant.address, 'The address', '地址'),
    ...checkBoth('form.applicant.description', applicant.description, 'The description of the applicant', '申請人簡介'),
    ...(researchEmployees > employees
      ? [
          know(
            'form.applicant.researchEmployees',
            `There are more R&D employees (${researchEmployees}) than employees (${employees}).`,
            `研發僱員（${researchEmployees}）多於僱員總數（${employees}）。`,
          ),
        ]
      : []),
    ...contacts.flatMap(({ name }, index) =>
      isBlank(name)
        ? [
            must(
              `form.applicant.contacts.${index}.name`,
              `Contact ${index + 1} has no name.`,
              `聯絡人 ${index + 1} 沒有姓名。`,
            ),
          ]
        : [],
    ),
    ...(contacts.length < 2
      ? [
          know(
            'form.applicant.contacts',
            'The form asks for two contacts; there is one.',
            '表格要求兩名聯絡人，現時只有一名。',
          ),
        ]
      : []),
  ]
}

function checkProject(project: Project, index: number, today: string): readonly FormProblem[] {
  const at = `form.projects.${index}`
  const number = index + 1
  const [en, zh] = [(what: string) => `Project ${number}: ${what}`, (what: string) => `項目 ${number} 的${what}`]
  return [
    ...checkBoth(`${at}.title`, project.title, en('the title'), zh('名稱')),
    ...checkBoth(`${at}.objectives`, project.objectives, en('the objectives'), zh('目標')).map(plural),
    ...checkBoth(`${at}.summary`, project.summary, en('the summary'), zh('摘要')),
    ...checkAsked(project, at, number),
    ...checkStart(project.preferredStart, at, number, today),
    ...checkModel(project, at, number),
  ]
}

const plural = ({ sentence, ...problem }: FormProblem): FormProblem => ({
  ...problem,
  sentence: { ...sentence, en: sentence.en.replace(' is missing', ' are missing') },
})

function checkAsked({ asked: { cards, months } }: Project, at: string, number: number): readonly FormProblem[] {
  if (cards > 1 || months > 1) return []
  return [
    know(
      `${at}.asked`,
      `Project ${number}: asks for 1 card for 1 month. Check it against the form.`,
      `項目 ${number}：只申請 1 張卡使用 1 個月。請與申請表核對。`,
    ),
  ]
}

const yearsAhead = 2
function checkStart(start: string, at: string, number: number, today: string): readonly FormProblem[] {
  const field = `${at}.preferredStart`
  if (start <= today)
    return [know(field, `Project ${number}: the start date has passed.`, `項目 ${number} 的開始日期已過。`)]
  const latest = `${Number(today.slice(0, 4)) + yearsAhead}${today.slice(4)}`
  if (start <= latest) return []
  return [
    know(
      field,
      `Project ${number}: the start date is more than ${yearsAhead} years away.`,
      `項目 ${number} 的開始日期在 ${yearsAhead} 年之後。`,
    ),
  ]
}

function checkModel({ model }: Project, at: string, number: number): readonly FormProblem[] {
  if (model.parametersMillions !== null && model.tokensMillions !== null) return []
  return [
    know(
      `${at}.model`,
      `Project ${number}: without parameters and training tokens, members see no estimate of the hours needed.`,
      `項目 ${number}：沒有參數量及訓練詞元，委員便看不到所需時數的估算。`,
    ),
  ]
}

function checkDeclaration({ consent, noOtherSubsidy, signedOn }: Form['declaration'], today: string) {
  return [
    ...(noOtherSubsidy
      ? []
      : [
          know(
            'form.declaration.noOtherSubsidy',
            'The applicant does not declare that no other government money supports the same scope.',
            '申請人沒有聲明相同範圍並無其他政府資助。',
          ),
        ]),
    ...(consent ? [] : [must('form.declaration.consent', 'The applicant’s consent is missing.', '欠缺申請人的同意。')]),
    ...(signedOn > today
      ? [know('form.declaration.signedOn', 'The form is signed on a day to come.', '申請表的簽署日期在今日之後。')]
      : []),
  ]
}

/** Names are what members declare their interests by. */
const checkNames = ({ people }: Checked): readonly FormProblem[] => [
  ...people.flatMap((name, index) =>
    isBlank(name) ? [must(`people.${index}`, `Person ${index + 1} has no name.`, `人員 ${index + 1} 沒有姓名。`)] : [],
  ),
  ...(people.length === 0
    ? [
        know(
          'people',
          'Nobody is named, so members cannot declare an interest in a person.',
          '沒有列出任何人員，委員無法就個別人士申報利益。',
        ),
      ]
    : []),
]

/** Of Part C: everybody proposes, companies show incorporation and shareholding, start-ups that they are one. */
export function expectedLetters(category: Form['applicant']['category']): readonly DocumentLetter[] {
  if (category === 'd') return ['A', 'E', 'F', 'G']
  return category === 'e' ? ['A', 'E', 'G'] : ['A']
}

function checkDocuments({ documents, form }: Checked): readonly FormProblem[] {
  const held = new Set(documents.map(({ letter }) => letter))
  return expectedLetters(form.applicant.category)
    .filter((letter) => !held.has(letter))
    .map((letter) =>
      (letter === 'A' ? must : know)(`documents.${letter}`, `Attachment ${letter} is missing.`, `欠缺附件 ${letter}。`),
    )
}
