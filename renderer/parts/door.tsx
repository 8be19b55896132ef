import { UnstyledButton } from '@mantine/core'
import { type Icon, IconStack2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Language } from '../../shared/ids.ts'
import { useText } from '../i18n/use-text.ts'
import { changePreferences } from '../state/preferences.ts'
import styles from './door.module.css'

interface DoorProps {
  readonly children: ReactNode
  readonly facts: ReactNode
  readonly foot?: string
}

/** The screens before the desk is open: one thing to do at the left, what is true at the right. */
export function Door({ children, facts, foot }: DoorProps) {
  const { t } = useText()
  return (
    <div className={styles['door']}>
      <main className={styles['form']}>
        <p className={styles['brand']}>
          <IconStack2 size={20} className="ink" aria-hidden />
          {t('common.appName')}
        </p>
        {children}
      </main>
      <aside className={styles['facts']}>{facts}</aside>
      <footer className={styles['foot']}>
        <span className="grow">{foot}</span>
        <LanguageChoice language="zh-HK" name={t('frame.toChinese')} />
        <LanguageChoice language="en-HK" name={t('frame.toEnglish')} />
      </footer>
    </div>
  )
}

function LanguageChoice({ language, name }: { readonly language: Language; readonly name: string }) {
  const { language: current } = useText()
  return (
    <UnstyledButton
      className={styles['language']}
      lang={language}
      aria-pressed={current === language}
      onClick={() => void changePreferences({ language })}
    >
      {name}
    </UnstyledButton>
  )
}

interface DoorFactProps {
  readonly icon: Icon
  readonly tone?: 'plain' | 'green' | 'amber'
  readonly title: string
  readonly children: ReactNode
}

export function DoorFact({ icon: Mark, tone = 'plain', title, children }: DoorFactProps) {
  return (
    <div className={styles['fact']}>
      <dt>
        <Mark size={18} className={tone === 'plain' ? 'sub' : tone} aria-hidden />
        {title}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

export function DoorFacts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles['list']}>{children}</dl>
}
