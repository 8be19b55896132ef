import type { DemoCalendar } from './calendar.ts'
import { kestrel } from './cases/kestrel.ts'
import { mosaic } from './cases/mosaic.ts'
import { saiWan } from './cases/sai-wan.ts'
import { silverStrand } from './cases/silver-strand.ts'
import { taiMoShan } from './cases/tai-mo-shan.ts'
import { transport } from './cases/transport.ts'
import type { DemoApplication } from './demo-application.ts'

/** The batch, by number. Invented throughout: no organisation, person or project here exists. */
export const demoApplications = (calendar: DemoCalendar): readonly DemoApplication[] => [
  saiWan(calendar),
  transport(calendar),
  taiMoShan(calendar),
  mosaic(calendar),
  kestrel(calendar),
  silverStrand(calendar),
]

/** What our member has left to declare; the rest is declared "no interest" and held. */
export const leftToDeclare: readonly number[] = [2, 5]
/** Number 2 names the university where our member is an honorary professor. */
export const interestOf = 2
