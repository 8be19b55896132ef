import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCopy, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { MemberRegisterView } from '../../../shared/api/register.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { SavedLine } from '../../parts/saved-line.tsx'
import { RegisterFoot } from './register-foot.tsx'
import { countIncomplete, emptyLine, isBlank } from './register-lines.ts'
import { RegisterTable } from './register-table.tsx'
import { register as keys } from './shortcuts.ts'
import { useRegisterDraft } from './use-register-draft.ts'

/** One member's register of one year. */
export function RegisterEditor({ view }: { readonly view: MemberRegisterView }) {
  const { t, say } = useText()
  const draft = useRegisterDraft(view)
  const [asks, setAsks] = useState(false)
  const { lines } = draft
  const incomplete = countIncomplete(lines)
  const isChanged = view.savedAt !== null || draft.save.kind === 'pending' || draft.save.kind === 'failed'
  const maySign = incomplete === 0 && !draft.pending && (view.signed === null || isChanged)
  const sign = (): void => {
    if (lines.every(isBlank)) setAsks(true)
    else void draft.sign()
  }
  const add = (): void => {
    draft.change([...lines, emptyLine], 'add')
    requestAnimationFrame(() => focusLine(lines.length))
  }
  useShortcuts([
    { shortcut: keys.add, hint: true, run: add },
    { shortcut: keys.undo, hint: true, when: draft.canUndo, run: draft.undo },
    { shortcut: keys.sign, hint: true, when: maySign, run: sign },
  ])
  const names = { name: say(view.name), year: String(view.year) }
  return (
    <section className="register-editor" aria-label={t('register.heading', names)} data-pane>
      <div className="register-head">
        <div className="grow">
          <h2>{t('register.heading', names)}</h2>
          <Standing view={view} />
        </div>
        <SavedLine state={draft.save} />
      </div>
      <div className="toolbar register-toolbar">
        <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          {t('register.add')}
        </Button>
        {view.earlier !== null && (
          <Button leftSection={<IconCopy size={14} aria-hidden />} onClick={draft.copy} disabled={draft.pending}>
            {t('register.copy', { year: String(view.earlier.year), count: view.earlier.entries })}
          </Button>
        )}
        <Button
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={draft.undo}
          disabled={!draft.canUndo || draft.pending}
        >
          {t('register.undo')}
        </Button>
      </div>
      <div className="scroll">
        {lines.length === 0 ? (
          <p className="small sub register-none">{t('register.noLines')}</p>
        ) : (
          <RegisterTable
            caption={t('register.lines', names)}
            lines={lines}
            onType={draft.type}
            onRemove={(place) =>
              draft.change(
                lines.filter((_, at) => at !== place),
                'remove',
              )
            }
          />
        )}
      </div>
      <RegisterFoot
        view={view}
        draft={draft}
        incomplete={incomplete}
        maySign={maySign}
        asks={asks}
        onSign={sign}
        onClose={() => setAsks(false)}
      />
    </section>
  )
}

function Standing({ view: { signed, savedAt, year } }: { readonly view: MemberRegisterView }) {
  const { t, space } = useText()
  const format = useFormat()
  if (signed === null) return <p className="small sub">{t('register.unsigned', { year: String(year) })}</p>
  return (
    <p className="small sub">
      {t('register.signed', { count: signed.entries, when: format.moment(signed.signedAt) })}
      {space}
      {signed.number === null ? t('register.waits') : t('register.numbered', { number: formatCount(signed.number) })}
      {savedAt !== null && space + t('register.correction')}
    </p>
  )
}

function focusLine(place: number): void {
  document.querySelector<HTMLElement>(`[data-line="${place}"] select`)?.focus()
}
