import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type Icon, IconChecklist, IconFiles, IconSend, IconSettings } from '@tabler/icons-react'
import { useCall } from '../api.ts'
import { formatCount } from '../format/number.ts'
import { useText } from '../i18n/use-text.ts'
import { goTo, type Room, usePlace } from '../state/place.ts'

/** The rooms of the home tab. Below 1360 px a rail of icons: names get the width. */
export function Sidebar() {
  const { t } = useText()
  const batch = useCall('batch', undefined)
  const declarations = useCall('declarations', undefined)
  const sync = useCall('sync', undefined)
  const view = batch.state === 'ready' ? batch.value : null
  const rows = declarations.state === 'ready' ? (declarations.value?.rows ?? []) : []
  const toDeclare = rows.filter(({ state }) => state === 'to-answer').length
  const waiting = sync.state === 'ready' ? sync.value.waiting : 0
  return (
    <nav className="sidebar" aria-label={t('frame.rooms')} data-pane>
      {view !== null && <p className="sidebar-heading">{t('frame.home', { name: view.name })}</p>}
      <RoomLink room="applications" icon={IconFiles} name={t('frame.applications')}>
        {view !== null && <span className="sidebar-count">{formatCount(view.rows.length)}</span>}
      </RoomLink>
      <RoomLink room="declarations" icon={IconChecklist} name={t('frame.declarations')}>
        {toDeclare > 0 && (
          <span className="sidebar-count waits" title={t('frame.declarationsWaiting', { count: toDeclare })}>
            {formatCount(toDeclare)}
          </span>
        )}
      </RoomLink>
      <p className="sidebar-heading">{t('frame.thisLaptop')}</p>
      <RoomLink room="outbox" icon={IconSend} name={t('frame.outbox')}>
        {waiting > 0 && (
          <span className="sidebar-count" title={t('frame.outboxWaiting', { count: waiting })}>
            {formatCount(waiting)}
          </span>
        )}
      </RoomLink>
      <RoomLink room="settings" icon={IconSettings} name={t('frame.settings')} />
    </nav>
  )
}

interface RoomLinkProps {
  readonly room: Room
  readonly icon: Icon
  readonly name: string
  readonly children?: React.ReactNode
}

function RoomLink({ room, icon: Mark, name, children }: RoomLinkProps) {
  const isHere = usePlace((place) => place.room === room)
  const isRail = useMediaQuery('(max-width: 1359px)', false, { getInitialValueInEffect: false })
  return (
    <Tooltip label={name} position="right" disabled={!isRail}>
      <UnstyledButton
        className="room"
        data-on={isHere || undefined}
        aria-current={isHere ? 'page' : undefined}
        onClick={() => goTo(room)}
      >
        <Mark size={16} aria-hidden />
        {isRail ? <VisuallyHidden>{name}</VisuallyHidden> : <span className="grow cut">{name}</span>}
        {children}
      </UnstyledButton>
    </Tooltip>
  )
}
