import { Radio } from '@mantine/core'
import { useRef } from 'react'
import type { ScoringView } from '../../../shared/api/application.ts'
import { bandOf } from '../../../shared/rules/scoring.ts'
import { useText } from '../../i18n/use-text.ts'
import { tabStop } from '../../parts/tab-stop.ts'
import type { CriterionIndex } from './criteria.ts'
import { type PressedKey, scoreOfKey } from './score-keys.ts'

interface ScoreCellsProps {
  readonly index: CriterionIndex
  readonly score: number | null
  readonly bands: ScoringView['bands']
  readonly onChange: (score: number | null) => void
}
const marks = Array.from({ length: 11 }, (_, mark) => mark)

/** One tab stop; arrows, digits and T choose, Backspace clears. The bands name what the numbers mean. */
export function ScoreCells({ index, score, bands, onChange }: ScoreCellsProps) {
  const { t, say } = useText()
  const before = useRef<PressedKey | null>(null)
  const band = score === null ? null : bandOf(score, bands)
  const meaning = band === null ? -1 : bands.indexOf(band)
  const isKnown = bands.length === 5 && meaning >= 0
  return (
    <div
      className="score-cells"
      onKeyDown={(event) => {
        const mark =
          event.ctrlKey || event.metaKey || event.altKey ? null : scoreOfKey(event.key, before.current, event.timeStamp)
        if (mark === null) return
        event.preventDefault()
        event.stopPropagation()
        before.current = { key: event.key, atMs: event.timeStamp }
        onChange(mark === 'clear' ? null : mark)
        // Tab goes on from the mark that is chosen.
        if (mark !== 'clear') event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')[mark]?.focus()
      }}
    >
      <Radio.Group
        label={t('application.score.cells', { number: String(index + 1) })}
        labelProps={{ className: 'sr-only' }}
        value={score === null ? null : String(score)}
        onChange={(value) => onChange(Number(value))}
      >
        <div className="cells">
          {marks.map((mark) => (
            <Radio.Card
              key={mark}
              className="cell"
              value={String(mark)}
              aria-label={String(mark)}
              tabIndex={tabStop(score === null ? null : String(score), String(mark), '0')}
            >
              {mark}
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <div className="bands meta" aria-hidden>
        {bands.map((each) => (
          <span
            key={each.from}
            style={{ flexGrow: each.to - each.from + 1 }}
            className={each === band ? 'strong' : 'sub'}
          >
            {say(each.name)}
          </span>
        ))}
      </div>
      {band !== null && (
        <p className="meta sub">
          {isKnown
            ? t('application.score.meaning', {
                range: band.from === band.to ? String(band.from) : `${band.from}–${band.to}`,
                band: say(band.name),
                meaning: t(`application.criterion.meaning.${index}.${meaning as 0}`),
              })
            : say(band.name)}
        </p>
      )}
    </div>
  )
}
