import { UnstyledButton } from '@mantine/core'
import type { CardsAndMonths } from '../../../shared/application-form.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import { formatCount, formatNumber } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import type { OpenRow } from './batch-rows.ts'
import { useBatchState } from './batch-state.ts'
import { DeclarationCell, ReadCell, ScoreCell, VoteCell } from './state-cells.tsx'
import { nextWords, openRow, takeNextStep } from './next-step.ts'

interface BatchTableRowProps {
  readonly row: OpenRow
  readonly meetingAt: string
  readonly isChosen: boolean
  readonly tabIndex: 0 | -1
}

export function BatchTableRow({ row, meetingAt, isChosen, tabIndex }: BatchTableRowProps) {
  const { t } = useText()
  const format = useFormat()
  const next = nextWords(row, meetingAt, t, format.reading)
  const choose = (): void => useBatchState.setState({ chosen: row.applicationId })
  return (
    <tr
      className="can-open"
      data-on={isChosen || undefined}
      onClick={() => {
        choose()
        openRow(row)
      }}
    >
      <td className="num dim">{formatNumber(row.number)}</td>
      <td>
        <span className="two-lines">
          <UnstyledButton className="row-name cut" data-row={row.applicationId} tabIndex={tabIndex} onFocus={choose}>
            <Said text={row.applicant} titled />
          </UnstyledButton>
          <span className="line">
            <Projects titles={row.projects} />
            {row.reissuedAt !== null && (
              <span className="tag amber">{t('batch.reissued', { when: format.day(row.reissuedAt) })}</span>
            )}
          </span>
        </span>
      </td>
      <td className="right num">
        <Asked asked={row.asked} />
      </td>
      <td />
      <td>
        <DeclarationCell declaration={row.declaration} />
      </td>
      <td className="num">
        <ReadCell documents={row.documents} />
      </td>
      <td className="num">
        <ScoreCell score={row.score} />
      </td>
      <td>
        <VoteCell vote={row.vote} />
      </td>
      <td>
        {next.isAction ? (
          <UnstyledButton
            className="row-action cut"
            tabIndex={tabIndex}
            onFocus={choose}
            onClick={(event) => {
              event.stopPropagation()
              takeNextStep(row)
            }}
          >
            {next.text}
          </UnstyledButton>
        ) : (
          <span className="sub cut block" title={next.text}>
            {next.text}
          </span>
        )}
      </td>
    </tr>
  )
}

function Projects({ titles }: { readonly titles: readonly Bilingual[] }) {
  const { t, say } = useText()
  const [first] = titles
  if (titles.length === 1 && first !== undefined) return <Said text={first} className="cut" titled />
  const text = t('batch.projects', {
    count: titles.length,
    titles: titles.map(say).join(t('batch.projectJoint')),
  })
  return (
    <span className="cut" title={text}>
      {text}
    </span>
  )
}

/** One line for each project, two at most: a row never grows. */
function Asked({ asked }: { readonly asked: readonly CardsAndMonths[] }) {
  const { t } = useText()
  const lines = asked.map(({ cards, months }) =>
    t('batch.asked', { cards: formatCount(cards), months: formatCount(months) }),
  )
  const [first, second] = lines
  if (second === undefined) return first
  return (
    <span className="two-lines" title={lines.join('\n')}>
      <span>{first}</span>
      <span>{lines.length === 2 ? second : t('batch.askedMore', { count: lines.length - 1 })}</span>
    </span>
  )
}
