import './changes.css'
import { IconFileMinus, IconFilePlus, IconFileX, IconPencil, IconRefresh } from '@tabler/icons-react'
import type { DocumentChange, FieldChange, PapersChanges } from '../../../../shared/rules/compare-papers.ts'
import { formatCount } from '../../../format/number.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Said } from '../../../parts/said.tsx'
import { fieldName } from './field-names.ts'
import { FieldValueText } from './field-value.tsx'

export const countChanges = ({ documents, form, assessment }: PapersChanges): number =>
  documents.length + form.length + assessment.length

interface ChangeListsProps {
  readonly changes: PapersChanges
  /** Cyberport's reasons open as elsewhere: once the member has scored the criterion. */
  readonly isHidden?: (field: FieldChange['field']) => number | null
}

/** What a re-issue changes, in words: documents, then fields with what they were and what they are. */
export function ChangeLists({ changes, isHidden = () => null }: ChangeListsProps) {
  const { t } = useText()
  return (
    <>
      {changes.documents.length > 0 && (
        <>
          <h3 className="label change-part">{t('publishing.changes.documents')}</h3>
          <ul className="plain-list small">
            {changes.documents.map((change) => (
              <DocumentLine key={nameOf(change).sealedSha256} change={change} />
            ))}
          </ul>
        </>
      )}
      {(['form', 'assessment'] as const).map((part) =>
        changes[part].length === 0 ? null : (
          <section key={part}>
            <h3 className="label change-part">{t(`publishing.changes.${part}`)}</h3>
            <dl className="field-changes small">
              {changes[part].map((change) => (
                <FieldLine
                  key={`${change.field} ${change.project ?? 0}`}
                  change={change}
                  hidden={isHidden(change.field)}
                />
              ))}
            </dl>
          </section>
        ),
      )}
      {countChanges(changes) === 0 && <p className="small sub">{t('publishing.changes.none')}</p>}
    </>
  )
}

const nameOf = (change: DocumentChange) => (change.kind === 'withdrawn' ? change.before : change.after)
const marks = {
  added: IconFilePlus,
  replaced: IconRefresh,
  renamed: IconPencil,
  withdrawn: IconFileMinus,
} as const satisfies Readonly<Record<DocumentChange['kind'], typeof IconFileX>>

function DocumentLine({ change }: { readonly change: DocumentChange }) {
  const { t, say } = useText()
  const Mark = marks[change.kind]
  const document = nameOf(change)
  const was = change.kind === 'replaced' || change.kind === 'renamed' ? change.before : null
  const isRenamed = was !== null && say(was.title) !== say(document.title)
  return (
    <li className="document-change">
      <Mark size={15} className={change.kind === 'withdrawn' ? 'sub' : 'amber'} aria-hidden />
      <span className="strong">{t(`publishing.changes.${change.kind}`)}</span>
      <span className="document-letter">{document.letter}</span>
      <span className="grow">
        <Said text={document.title} />
        {isRenamed && was !== null && (
          <span className="dim block">{t('publishing.changes.was', { title: `${was.letter} ${say(was.title)}` })}</span>
        )}
        {was !== null && change.kind === 'replaced' && was.pages !== document.pages && (
          <span className="dim block">
            {t('publishing.changes.pages', { before: formatCount(was.pages), after: formatCount(document.pages) })}
          </span>
        )}
      </span>
    </li>
  )
}

function FieldLine({ change, hidden }: { readonly change: FieldChange; readonly hidden: number | null }) {
  const { t } = useText()
  const { field, project, before, after } = change
  const name = fieldName(field, t)
  return (
    <div className="field-change">
      <dt>
        {project === null ? name : t('publishing.changes.projectField', { project: String(project), field: name })}
      </dt>
      {hidden !== null ? (
        <dd className="sub">{t('publishing.changes.hidden', { number: String(hidden) })}</dd>
      ) : (
        <>
          <dd className="field-side field-before">
            <span>{t('publishing.changes.before')}</span>
            <span>
              <FieldValueText value={before} />
            </span>
          </dd>
          <dd className="field-side field-after">
            <span>{t('publishing.changes.after')}</span>
            <span>
              <FieldValueText value={after} />
            </span>
          </dd>
        </>
      )}
    </div>
  )
}
