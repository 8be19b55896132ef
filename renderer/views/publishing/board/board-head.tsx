import { Button } from '@mantine/core'
import { IconCircleDashed, IconGavel } from '@tabler/icons-react'
import { useState } from 'react'
import type { BoardView } from '../../../../shared/api/publishing.ts'
import type { MemberId } from '../../../../shared/ids.ts'
import { useCommand } from '../../../api.ts'
import { formatCount } from '../../../format/number.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useText } from '../../../i18n/use-text.ts'
import { HeadFacts } from '../../../parts/head-facts.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { countBoard } from './board-rows.ts'

/** Name, counts, and what waits for whom. */
export function BoardHead({ view }: { readonly view: BoardView }) {
  const { t, space } = useText()
  const format = useFormat()
  const counts = countBoard(view)
  const of = (done: number, all: number): string =>
    t('publishing.board.facts.of', { done: formatCount(done), all: formatCount(all) })
  const isDeclared = counts.declared === counts.cells
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1>{t('publishing.title', { name: view.dates.name })}</h1>
          <p className="small sub">
            {t('publishing.board.summary', { applications: view.rows.length, members: view.members.length })}
            {view.correctedAt !== null &&
              `${space}${t('publishing.board.corrected', { when: format.day(view.correctedAt) })}`}
          </p>
        </div>
        <HeadFacts
          facts={[
            { name: t('publishing.board.facts.declared'), value: of(counts.declared, counts.cells) },
            {
              name: t('publishing.board.facts.ruled'),
              value: formatCount(counts.toBeRuled),
              waits: counts.toBeRuled > 0,
            },
            { name: t('publishing.board.facts.withdrawn'), value: formatCount(counts.withdrawn) },
            { name: t('publishing.board.facts.received'), value: of(counts.received, counts.granted) },
            {
              name: t('publishing.board.facts.due'),
              value: isDeclared ? format.moment(view.declarationsDueAt) : format.deadline(view.declarationsDueAt),
            },
          ]}
        />
      </div>
      <Waits view={view} />
    </>
  )
}

/** One amber line: rulings come first, because papers wait for them that were asked for. */
function Waits({ view }: { readonly view: BoardView }) {
  const { t, say } = useText()
  const format = useFormat()
  const reminder = useReminder(view)
  const { rulingsDue, declarationsDue } = view
  const [ruling] = rulingsDue
  const missing = declarationsDue.reduce((sum, { count }) => sum + count, 0)
  if (ruling === undefined && missing === 0) return null
  const nameOf = (member: MemberId): string => say(view.members.find((one) => one.member === member)?.name ?? nobody)
  const [first] = declarationsDue
  const declareText = t('publishing.board.declareText', {
    members: declarationsDue.length,
    name: first === undefined ? '' : nameOf(first.member),
    due: format.moment(view.declarationsDueAt),
  })
  const rulers = rulingsDue.filter(({ ruler }) => ruler !== null)
  return (
    <Notice
      icon={ruling === undefined ? IconCircleDashed : IconGavel}
      tone="amber"
      title={
        ruling === undefined
          ? t('publishing.board.declareTitle', { count: missing })
          : t('publishing.board.rulingsTitle', { count: rulingsDue.reduce((sum, { count }) => sum + count, 0) })
      }
      action={
        <>
          {missing > 0 && (
            <Button onClick={() => void reminder.copy('declarations', null)}>
              {t('publishing.board.remindMembers', { count: declarationsDue.length })}
            </Button>
          )}
          {rulers.map(({ role, ruler }, index) => (
            <Button
              key={role}
              variant={index === 0 ? 'filled' : 'default'}
              onClick={() => void reminder.copy('rulings', ruler)}
            >
              {t('publishing.board.remindRuler', { role })}
            </Button>
          ))}
        </>
      }
    >
      {reminder.said ??
        (ruling === undefined
          ? declareText
          : rulingsDue
              .map(({ ruler, role, count, since }) =>
                ruler === null
                  ? t('publishing.board.rulingsNobody', { role: t(`publishing.board.role.${role}`) })
                  : t('publishing.board.rulingsText', {
                      name: nameOf(ruler),
                      count,
                      since: format.longDay(since),
                    }),
              )
              .join(' '))}
    </Notice>
  )
}

const nobody = { en: '', zh: '' }

/** Copies a text for a message outside the app; there is nothing here that could send one. */
export function useReminder(view: Pick<BoardView, 'batch'>) {
  const { t, explain } = useText()
  const command = useCommand('copyReminder')
  const [said, setSaid] = useState<string | null>(null)
  const copy = async (what: 'declarations' | 'rulings', member: MemberId | null): Promise<void> => {
    const copied = await command.run({ batch: view.batch, what, member })
    setSaid(copied.ok ? t('publishing.board.copied') : explain(copied.error))
  }
  return { said, copy }
}
