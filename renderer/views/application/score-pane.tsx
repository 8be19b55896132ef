import { Textarea, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import { partialTenths } from '../../../shared/rules/scoring.ts'
import { formatTenths } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { SavedLine } from '../../parts/saved-line.tsx'
import { rememberPlace, useCasePlace } from './case-layout.ts'
import { ComputeTables } from './compute-table.tsx'
import {
  type CriteriaDraft,
  type CriterionDraft,
  type CriterionIndex,
  criterionIndexes,
  isSameScore,
  scoresOf,
} from './criteria.ts'
import { focusCells } from './focus-cells.ts'
import { reasonIsOpen } from './reasons-gate.ts'
import { ScoreCells } from './score-cells.tsx'
import { ScoreFoot } from './score-foot.tsx'
import { application as keys } from './shortcuts.ts'
import { SignedLine } from './signed-line.tsx'
import type { Draft } from './use-draft.ts'
import { writtenLanguage } from './written-language.ts'

interface ScorePaneProps {
  readonly view: ApplicationView
  readonly draft: Draft<CriteriaDraft>
  readonly alwaysShow: boolean
}

export function ScorePane({ view, draft, alwaysShow }: ScorePaneProps) {
  const { score } = view
  const [correcting, setCorrecting] = useState(score !== null && !isSameScore(draft.value, score.criteria))
  // Once submitted all comments are to be seen at a glance.
  const [first] = useState(() => (view.score === null ? firstUnscored(draft.value) : null))
  const { criterion = first } = useCasePlace(view.applicationId)
  const setOpen = (next: CriterionIndex | null): void => rememberPlace(view.applicationId, { criterion: next })
  const isFixed = score !== null && !correcting
  const criteria: CriteriaDraft = isFixed ? score.criteria : draft.value
  useShortcuts([
    {
      shortcut: keys.criterion,
      hint: true,
      run: (combo) => {
        const index = (Number(combo) - 1) as CriterionIndex
        setOpen(index)
        focusCells(index)
      },
    },
  ])
  const set = (index: number, part: Partial<CriterionDraft>): void =>
    draft.set(criteria.map((each, at) => (at === index ? { ...each, ...part } : each)))
  return (
    <>
      <Strip view={view} criteria={criteria} draft={draft} isFixed={isFixed} open={criterion} onOpen={setOpen} />
      <div className="work-body flush">
        {draft.state.kind === 'failed' && <Problem error={draft.state.error} again={() => void draft.flush()} />}
        {score !== null && <SignedLine act={score} kind="score" correcting={correcting} />}
        {criterionIndexes.map((index) => (
          <Criterion
            key={index}
            view={view}
            index={index}
            criterion={criteria[index] ?? { score: null, comment: '' }}
            isOpen={criterion === index}
            isFixed={isFixed}
            showsReason={reasonIsOpen(index, { scores: scoresOf(criteria), alwaysShow })}
            onToggle={() => setOpen(criterion === index ? null : index)}
            onChange={(part) => set(index, part)}
          />
        ))}
      </div>
      <ScoreFoot view={view} draft={draft} isFixed={isFixed} correcting={correcting} onCorrect={setCorrecting} />
    </>
  )
}

const firstUnscored = (criteria: CriteriaDraft): CriterionIndex =>
  criterionIndexes.find((index) => (criteria[index]?.score ?? null) === null) ?? 0

interface StripProps extends Pick<ScorePaneProps, 'view' | 'draft'> {
  readonly criteria: CriteriaDraft
  readonly isFixed: boolean
  readonly open: CriterionIndex | null
  readonly onOpen: (index: CriterionIndex) => void
}
/** Stays in place while the criteria scroll. */
function Strip({ view, criteria, draft, isFixed, open, onOpen }: StripProps) {
  const { t } = useText()
  const tenths = partialTenths(scoresOf(criteria), view.scoring.weightsPercent)
  return (
    <div className="strip">
      <span className="meta sub">{t(isFixed ? 'application.score.total' : 'application.score.soFar')}</span>
      <span className="strip-total num">{tenths === null ? '–' : formatTenths(tenths)}</span>
      <span className="meta sub">{t('application.score.outOf')}</span>
      {criterionIndexes.map((index) => {
        const score = criteria[index]?.score ?? null
        const number = String(index + 1)
        const label =
          score === null
            ? t('application.score.criterionNone', { number })
            : t('application.score.criterion', { number, score: String(score) })
        return (
          <UnstyledButton
            key={index}
            className="strip-cell num"
            data-on={open === index || undefined}
            onClick={() => onOpen(index)}
          >
            <span className="sr-only">{label}</span>
            <span className="dim" aria-hidden>
              {number}
            </span>
            <span className="name" aria-hidden>
              {score ?? '–'}
            </span>
          </UnstyledButton>
        )
      })}
      <span className="grow" />
      {!isFixed && <SavedLine state={draft.state} />}
    </div>
  )
}

interface CriterionProps {
  readonly view: ApplicationView
  readonly index: CriterionIndex
  readonly criterion: CriterionDraft
  readonly isOpen: boolean
  readonly isFixed: boolean
  readonly showsReason: boolean
  readonly onToggle: () => void
  readonly onChange: (part: Partial<CriterionDraft>) => void
}
function Criterion(props: CriterionProps) {
  const { view, index, criterion, isOpen, onToggle } = props
  const { t } = useText()
  const Mark = isOpen ? IconChevronDown : IconChevronRight
  return (
    <section className="criterion" data-criterion={index} data-open={isOpen || undefined}>
      <UnstyledButton className="criterion-head" aria-expanded={isOpen} onClick={onToggle}>
        <Mark size={16} className="dim" aria-hidden />
        <span className="criterion-number">{index + 1}</span>
        <span className="name grow">{t(`application.criterion.name.${index}`)}</span>
        <span className="small sub num">
          {t('application.score.weight', { percent: String(view.scoring.weightsPercent[index]) })}
        </span>
        <span className="name num criterion-score">{criterion.score ?? '–'}</span>
      </UnstyledButton>
      {isOpen ? (
        <CriterionBody {...props} />
      ) : (
        criterion.comment !== '' && (
          <p className="small sub criterion-comment written" lang={writtenLanguage(criterion.comment)}>
            {criterion.comment}
          </p>
        )
      )}
    </section>
  )
}

function CriterionBody({ view, index, criterion, isFixed, showsReason, onChange }: CriterionProps) {
  const { t } = useText()
  const number = String(index + 1)
  return (
    <div className="criterion-body">
      <p className="small sub">{t(`application.criterion.about.${index}`)}</p>
      {!isFixed && (
        <ScoreCells
          index={index}
          score={criterion.score}
          bands={view.scoring.bands}
          onChange={(score) => onChange({ score })}
        />
      )}
      {index === 1 && <ComputeTables view={view} />}
      {showsReason ? (
        <p className="quote">
          <span className="name">{t('application.score.cyberport')}</span>{' '}
          <Said text={view.assessment.reasons[index]} />
        </p>
      ) : (
        <p className="meta sub">{t('application.score.reasonShut')}</p>
      )}
      {isFixed ? (
        <p className="criterion-said written" lang={writtenLanguage(criterion.comment)}>
          {criterion.comment}
        </p>
      ) : (
        <Textarea
          aria-label={t('application.score.comment', { number })}
          placeholder={t('application.score.commentHint')}
          maxLength={10_000}
          maxRows={12}
          lang={writtenLanguage(criterion.comment)}
          value={criterion.comment}
          onChange={(event) => onChange({ comment: event.currentTarget.value })}
        />
      )}
    </div>
  )
}
