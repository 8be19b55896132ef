import type { ApplicationForm, Assessment } from '../../../shared/application-form.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { messages } from '../../../shared/messages/messages.ts'
import type { Bilingual, Language } from '../../../shared/ids.ts'
import type { LaidDocument, LaidItem, PageNumbers } from './pack-layout.ts'
import { anchorHost } from './packer/anchor-host.ts'
import type { PackPlan } from './plan.ts'
import {
  dayInWords,
  escapeHtml,
  firstOf,
  marked,
  moneyInWords,
  percentInWords,
  secondOf,
  timeInWords,
} from './print-values.ts'
import { printWords, type PrintWords } from './print-words.ts'

// Cover, agenda and sheets as HTML. Everything that a person wrote passes through `escapeHtml`; there is no script, and
// the window that prints it would run none.

export interface SheetsText {
  readonly plan: PackPlan
  readonly laid: readonly LaidItem[]
  readonly numbers: PageNumbers
  readonly committee: Bilingual
  readonly copy: string
  readonly madeAt: string
  readonly language: Language
}
interface Printing extends SheetsText {
  readonly words: PrintWords
}

export function sheetsHtml(text: SheetsText): string {
  const printing = { ...text, words: printWords[text.language] }
  const sheets = text.laid.flatMap((item) => itemSheets(printing, item))
  return `<!doctype html>
<html lang="${text.language === 'zh-HK' ? 'zh-HK' : 'en'}"><head><meta charset="utf-8">
<title>${escapeHtml(printing.words.pack)}</title><link rel="stylesheet" href="pack.css"></head>
<body>${cover(printing)}${agenda(printing)}${sheets.join('')}</body></html>`
}

const at = (key: string, html: string): string => `<a class="at" href="${anchorHost}at/${key}">${html}</a>`
const to = (key: string, html: string): string => `<a class="to" href="${anchorHost}to/${key}">${html}</a>`

function both({ language }: Printing, text: Bilingual, className: string): string {
  const second = secondOf(text, language)
  return `${marked(firstOf(text, language), 'div', className)}${second === '' ? '' : marked(second, 'div', 'second')}`
}

function cover(printing: Printing): string {
  const { words, plan, language, committee, copy, madeAt } = printing
  const holder = plan.holder === null ? marked(words.fullCopy, 'div') : both(printing, plan.holder, 'holder')
  const facts: readonly (readonly [string, string])[] = [
    [words.meeting, escapeHtml(timeInWords(plan.batch.meetingAt, language))],
    [words.batch, escapeHtml(plan.batch.name)],
    [words.copyFor, holder],
    [words.copyNumber, escapeHtml(copy)],
    [words.made, escapeHtml(timeInWords(madeAt, language))],
  ]
  const rows = facts.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${value}</td></tr>`)
  return `<section class="cover"><div class="committee">${both(printing, committee, 'name')}</div>
<h1>${escapeHtml(words.pack)}</h1><table class="facts">${rows.join('')}</table>
<p class="confidential">${escapeHtml(words.confidential)}</p></section>`
}

function agenda(printing: Printing): string {
  const { words, laid } = printing
  const { number, item, page } = words.column
  const head = [number, item, page].map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')
  return `<section class="agenda"><h1>${escapeHtml(words.agenda)}</h1><table class="items">
<thead><tr>${head}</tr></thead>${laid.map((one) => agendaRow(printing, one)).join('')}</table></section>`
}

function agendaRow(printing: Printing, { item, place, row, sheet, documents }: LaidItem): string {
  const { words } = printing
  const number = `<td class="number">${at(row, `${place}.`)}</td>`
  if (item.kind === 'other')
    return `<tbody><tr>${number}<td>${marked(item.title, 'div', 'title')}</td><td></td></tr></tbody>`
  if (item.kind === 'withdrawn')
    return `<tbody><tr>${number}<td><div class="title bare">${escapeHtml(words.withdrawn(item.number))}</div></td><td></td></tr></tbody>`
  const applicant = both(printing, item.applicant, 'title')
  const what = `<div class="small">${escapeHtml(words.application(item.number))}</div>${applicant}`
  const projects = item.projects.map((title) => marked(firstOf(title, printing.language), 'div', 'project')).join('')
  if (sheet === null) {
    const why = item.closed === null ? '' : `<div class="closed">${escapeHtml(words.closed[item.closed])}</div>`
    return `<tbody><tr>${number}<td>${what}${projects}${why}</td><td></td></tr></tbody>`
  }
  const first = `<tr>${number}<td>${to(sheet, what)}${projects}</td>${pageCell(printing, sheet)}</tr>`
  return `<tbody>${first}${documents.map((one) => documentRow(printing, one)).join('')}</tbody>`
}

function pageCell({ numbers }: Printing, key: string): string {
  const start = numbers.starts.get(key)
  return `<td class="page">${start === undefined ? '' : to(key, `${start}`)}</td>`
}

function documentRow(printing: Printing, { document, key }: LaidDocument): string {
  const title = `<span class="letter">${document.letter}</span>${marked(firstOf(document.title, printing.language))}`
  return `<tr class="paper"><td></td><td>${to(key, title)}</td>${pageCell(printing, key)}</tr>`
}

function itemSheets(printing: Printing, laid: LaidItem): readonly string[] {
  const { item, sheet, documents } = laid
  if (item.kind !== 'application' || item.papers === null || sheet === null) return []
  const inserts = documents.filter(({ outcome }) => outcome.kind === 'insert')
  return [itemSheet(printing, laid, sheet), ...inserts.map((one) => insertSheet(printing, laid, one))]
}

function head({ words, plan }: Printing, { item, place, row }: LaidItem, key: string): string {
  const number = item.kind === 'application' ? `　${words.application(item.number)}` : ''
  return `<div class="running">${at(key, escapeHtml(`${words.item(place)}${number}`))}
${to(row, escapeHtml(`${words.backTo}　${plan.batch.name}`))}</div>`
}

function itemSheet(printing: Printing, laid: LaidItem, key: string): string {
  const { item, documents } = laid
  if (item.kind !== 'application' || item.papers === null) return ''
  const { words, language } = printing
  const { record } = item.papers
  const { form, assessment, version } = record.body
  const { category } = form.applicant
  const papers = documents.map((one) => documentRow(printing, one)).join('')
  return `<section class="sheet">${head(printing, laid, key)}${both(printing, item.applicant, 'applicant')}
<p class="meta">${escapeHtml(`${words.category} ${messages[language].application.category[category]}`)}<br>
${escapeHtml(words.papersOf(version, dayInWords(hongKongDay(record.at), language)))}</p>
${projectTable(printing, form, assessment)}${conditions(printing, assessment)}
<h2>${escapeHtml(words.papers)}</h2>${papers === '' ? `<p>${words.none}</p>` : `<table class="items">${papers}</table>`}</section>`
}

function projectTable(printing: Printing, form: ApplicationForm, assessment: Assessment): string {
  const { words, language } = printing
  const rows = form.projects.map(({ title, asked }, index) => {
    const terms = assessment.recommendation === 'approve' ? assessment.terms.projects[index] : undefined
    const recommended =
      terms === undefined
        ? '–'
        : `${escapeHtml(words.cards(terms.cards, terms.months))}<div class="second">${escapeHtml(
            words.terms(
              percentInWords(terms.subsidyBp),
              moneyInWords(terms.ceilingCents),
              dayInWords(terms.start, language),
            ),
          )}</div>`
    return `<tr><td>${both(printing, title, 'title')}</td><td>${escapeHtml(words.cards(asked.cards, asked.months))}</td><td>${recommended}</td></tr>`
  })
  const columns = [words.project, words.asked, words.recommended]
  return `<h2>${escapeHtml(words.recommendation[assessment.recommendation])}</h2>
<p class="meta">${escapeHtml(words.assessedOn(dayInWords(assessment.assessedOn, language)))}</p>
<table class="projects"><thead><tr>${columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}</tr></thead>
<tbody>${rows.join('')}</tbody></table>`
}

function conditions({ words, language }: Printing, { terms }: Assessment): string {
  const list = terms.conditions.map(
    ({ text, due }) =>
      `<li>${marked(text)} <span class="small">${escapeHtml(words.due(dayInWords(due, language)))}</span></li>`,
  )
  const body = list.length === 0 ? `<p>${escapeHtml(words.none)}</p>` : `<ol>${list.join('')}</ol>`
  return `<h2>${escapeHtml(words.conditions)}</h2>${body}`
}

function insertSheet(printing: Printing, laid: LaidItem, { document, outcome, key }: LaidDocument): string {
  if (outcome.kind !== 'insert') return ''
  const { words } = printing
  return `<section class="sheet insert">${head(printing, laid, key)}
<p class="meta">${escapeHtml(words.document(document.letter))}</p>${both(printing, document.title, 'applicant')}
<h2>${escapeHtml(words.supplied)}</h2><p>${escapeHtml(words.insert[outcome.why])}</p></section>`
}
