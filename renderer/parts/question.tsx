import { Button, Modal } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface QuestionProps {
  readonly opened: boolean
  /** A question. */
  readonly title: string
  readonly children: ReactNode
  /** The way back, as a verb. */
  readonly keep: string
  /** What happens, as a verb and its effect. */
  readonly verb: string
  readonly destructive?: boolean
  readonly pending?: boolean
  /** What is to be done is not known yet; the children say what is missing. */
  readonly disabled?: boolean
  readonly onKeep: () => void
  readonly onDo: () => void
}

/** Asks once, says what will happen, and offers two verbs. */
export function Question(props: QuestionProps) {
  const {
    opened,
    title,
    children,
    keep,
    verb,
    destructive = false,
    pending = false,
    disabled = false,
    onKeep,
    onDo,
  } = props
  return (
    <Modal
      opened={opened}
      onClose={onKeep}
      closeOnClickOutside={!pending}
      closeOnEscape={!pending}
      title={
        <span className="line">
          <IconAlertTriangle size={17} className="amber" aria-hidden />
          {title}
        </span>
      }
    >
      {children}
      <div className="question-verbs">
        <Button onClick={onKeep} disabled={pending} data-autofocus>
          {keep}
        </Button>
        <Button
          variant="filled"
          className={destructive ? 'danger' : undefined}
          onClick={onDo}
          disabled={pending || disabled}
        >
          {verb}
        </Button>
      </div>
    </Modal>
  )
}
