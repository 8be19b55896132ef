import type { Bilingual } from '../../shared/ids.ts'
import type { NewApplication } from '../../electron/core/secretariat/batch.ts'
import { makeApplication } from '../support/sample-application.ts'
import type { Marker } from '../../tools/hunt/hunt.ts'
import { makeTinyPdf } from '../support/tiny-pdf.ts'

// An application in which every text, two figures and every document can be told from anything else.

export interface Planted {
  readonly application: NewApplication
  /** What the declaration line shows to everybody, too. */
  readonly named: readonly Marker[]
  /** What only the papers and documents hold. */
  readonly papers: readonly Marker[]
}
/** `name` tells the markers of one planting from those of another. */
export function plant(name: string, number: number): Planted {
  const markers: Marker[] = []
  const mark = (place: string): string => {
    const text = `${name}zqx${markers.length + 1}xqz`
    markers.push({ place, text })
    return text
  }
  const both = (place: string): Bilingual => ({
    en: `${mark(`${place}.en`)} Ltd`,
    zh: `龘齉${mark(`${place}.zh`)}有限公司`,
  })
  const figures: Marker[] = [
    { place: 'employees', text: '731804163' },
    { place: 'tokens', text: '918273645' },
  ]
  const sample = makeApplication(number)
  const { applicant, projects } = sample.form
  const form = {
    ...sample.form,
    applicant: {
      ...(markTexts(applicant, 'applicant', both, mark) as typeof applicant),
      employees: Number(figures[0]?.text),
    },
    projects: projects.map((project) => {
      const marked = markTexts(project, 'project', both, mark) as typeof project
      return {
        ...marked,
        model: { ...marked.model, tokensMillions: Number(figures[1]?.text) },
        partners: [both('partner')],
      }
    }),
  }
  const application: NewApplication = {
    ...sample,
    form,
    assessment: markTexts(sample.assessment, 'assessment', both, mark) as NewApplication['assessment'],
    people: [both('person')],
    partners: [both('listed partner')],
    documents: (['A', 'B', 'C'] as const).map((letter) => ({
      letter,
      title: both(`document ${letter} title`),
      pages: 2,
      from: makeTinyPdf(2, mark(`document ${letter}`)),
    })),
  }
  const isNamed = ({ place }: Marker) => /^(applicant\.name|project\.title|person|listed partner)/.test(place)
  return {
    application,
    named: markers.filter(isNamed),
    papers: [...markers.filter((marker) => !isNamed(marker)), ...figures],
  }
}

const fixed = /^\d{4}-\d\d-\d\d$|^.$|^(approve|defer|reject)$/

/** Every text of a form or an assessment, wherever it stands; dates, letters and choices stay as they are. */
function markTexts(
  value: unknown,
  place: string,
  both: (place: string) => Bilingual,
  mark: (place: string) => string,
): unknown {
  if (typeof value === 'string') return fixed.test(value) ? value : mark(place)
  if (Array.isArray(value)) return value.map((each, i) => markTexts(each, `${place}.${i}`, both, mark))
  if (typeof value !== 'object' || value === null) return value
  if ('en' in value && 'zh' in value) return both(place)
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, markTexts(each, `${place}.${name}`, both, mark)]),
  )
}
