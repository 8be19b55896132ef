import { Kbd, Radio, Textarea } from '@mantine/core'
import type { Shortcut } from '../../keys/shortcut.ts'
import { useText } from '../../i18n/use-text.ts'
import { declarations } from '../../keys/shortcuts.ts'
import { InterestKinds } from '../../parts/interest-kinds.tsx'
import { tabStop } from '../../parts/tab-stop.ts'
import { changeDraft, useDrafts } from './declaration-drafts.ts'
import { isComplete, type NamedRow, withAnswer } from './declaration-rows.ts'

export function AnswerForm({ row }: { readonly row: NamedRow }) {
  const { t } = useText()
  const draft = useDrafts()(row)
  return (
    <div className="answer-form">
      <Radio.Group
        className="choices"
        label={t('declarations.question')}
        value={draft?.answer ?? null}
        onChange={(answer) =>
          changeDraft(row, withAnswer(draft, answer === 'none' ? 'none' : 'interest'), { undoable: true })
        }
      >
        <ChoiceCard
          answer={draft?.answer ?? null}
          value="none"
          text={t('declarations.choiceNone')}
          shortcut={declarations.noInterest}
        />
        <ChoiceCard
          answer={draft?.answer ?? null}
          value="interest"
          text={t('declarations.choiceInterest')}
          shortcut={declarations.interest}
        />
      </Radio.Group>
      {draft?.answer === 'interest' && (
        <>
          <InterestKinds
            label={t('declarations.kind')}
            value={draft.interestKind}
            onChange={(interestKind) => changeDraft(row, { ...draft, interestKind }, { undoable: true })}
          />
          <Textarea
            label={t('declarations.text')}
            minRows={3}
            maxLength={4_000}
            value={draft.text}
            onChange={(event) => changeDraft(row, { ...draft, text: event.currentTarget.value }, { undoable: false })}
          />
          <p className="meta dim">{isComplete(draft) ? t('declarations.chairman') : t('declarations.incomplete')}</p>
        </>
      )}
    </div>
  )
}

interface ChoiceCardProps {
  /** What is chosen of the two. */
  readonly answer: string | null
  readonly value: string
  readonly text: string
  readonly shortcut: Shortcut
}

function ChoiceCard({ answer, value, text, shortcut }: ChoiceCardProps) {
  return (
    <Radio.Card value={value} aria-label={text} tabIndex={tabStop(answer, value, 'none')}>
      <Radio.Indicator size="xs" />
      <span className="grow">{text}</span>
      <Kbd aria-hidden>{shortcut.shown}</Kbd>
    </Radio.Card>
  )
}
