import type { Bilingual } from '../../shared/ids.ts'
import type { Role } from '../../shared/records.ts'
import { both } from './bilingual.ts'

// Invented throughout: no organisation, person or project of the demo exists.

export const committeeName = both('AI Compute Subsidy Committee (demonstration)', '人工智能算力資助委員會（示範）')

export interface DemoPerson {
  readonly key: string
  readonly name: Bilingual
  readonly role: Role
}

export const secretary: DemoPerson = {
  key: 'secretary',
  name: both('Ms Wong Ka-lok', '黃家樂女士'),
  role: 'secretary',
}

/** The member whose desk the demo opens. */
export const ourMember: DemoPerson = { key: 'siu', name: both('Dr Siu Man-kei', '蕭文琪博士'), role: 'member' }

export const chairman: DemoPerson = { key: 'lau', name: both('Prof. Lau Wing-sum', '劉詠森教授'), role: 'chairman' }

export const otherMembers: readonly DemoPerson[] = [
  { key: 'cheng', name: both('Ms Cheng Yuk-lan', '鄭玉蘭女士'), role: 'vice-chairman' },
  { key: 'hartono', name: both('Dr Amelia Hartono', '韓雅美博士'), role: 'member' },
  { key: 'kwok', name: both('Mr Kwok Ho-yin', '郭浩然先生'), role: 'member' },
  { key: 'menon', name: both('Prof. Rajesh Menon', '文樂哲教授'), role: 'member' },
  { key: 'whitby', name: both('Prof. Eleanor Whitby', '韋碧麗教授'), role: 'member' },
  { key: 'tang', name: both('Mr Tang Chi-kwong', '鄧志光先生'), role: 'ex-officio' },
]

/** In order of the roster: 8 votes. */
export const members: readonly DemoPerson[] = [
  chairman,
  ...otherMembers.slice(0, 4),
  ourMember,
  ...otherMembers.slice(4),
]

/** Whose desks can be opened in the app: `npm start -- --as secretary`. */
export const opened: readonly DemoPerson[] = [ourMember, secretary, chairman]
