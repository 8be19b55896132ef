import { Button } from '@mantine/core'
import { IconFileX } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import { Problem } from '../../parts/problem.tsx'
import { type OpenImport, useImportState } from './import-state.ts'
import { orderProblems } from './problem-order.ts'
import type { ImportActs } from './use-import-acts.ts'

/** A source that has no sheet to show: the reasons are the screen. */
export function NotTaken({ view, acts }: { readonly view: OpenImport; readonly acts: ImportActs }) {
  const { t, say } = useText()
  const error = useImportState((state) => state.error)
  const [first, ...others] = orderProblems(view.problems, 'all')
  return (
    <div className="scroll import-not-taken">
      <Empty
        icon={IconFileX}
        tone="red"
        title={t('importing.notTaken', { source: view.source })}
        text={
          first === undefined
            ? ''
            : `${first.place === view.source ? '' : `${first.place} `}${say(first.sentence)}`.trim()
        }
      >
        <Button variant="filled" disabled={acts.pending} onClick={() => void acts.close()}>
          {t('importing.chooseOther')}
        </Button>
        <Button disabled={acts.pending} onClick={() => void acts.reload()}>
          {t('importing.reload')}
        </Button>
      </Empty>
      {others.length > 0 && (
        <ul className="import-reasons small" aria-label={t('importing.problems')}>
          {others.map(({ id, place, sentence }) => (
            <li key={id}>
              <span className="name">{place}</span> {say(sentence)}
            </li>
          ))}
        </ul>
      )}
      {error !== null && (
        <div className="import-error">
          <Problem error={error} />
        </div>
      )}
    </div>
  )
}
