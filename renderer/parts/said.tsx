import type { Bilingual } from '../../shared/ids.ts'
import { inLanguage, useText } from '../i18n/use-text.ts'

interface SaidProps {
  readonly text: Bilingual
  readonly className?: string
  /** Says the whole of a text that is cut at the end. */
  readonly titled?: boolean
}

/** What a person wrote, marked with its own language when it exists in the other one only. */
export function Said({ text, className, titled = false }: SaidProps) {
  const { language } = useText()
  const shown = inLanguage(text, language)
  return (
    <span
      className={className}
      title={titled ? shown.text : undefined}
      lang={shown.lang === language ? undefined : shown.lang}
    >
      {shown.text}
    </span>
  )
}
