import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import {
  type Icon,
  IconAddressBook,
  IconChecklist,
  IconFileImport,
  IconFiles,
  IconGavel,
  IconLayoutGrid,
  IconPrinter,
  IconSend,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { Fragment } from 'react'
import { useCall } from '../api.ts'
import { useBatchArgument } from '../state/shown-batch.ts'
import { formatCount } from '../format/number.ts'
import { useText } from '../i18n/use-text.ts'
import { CommitteeCount } from './committee-count.tsx'
import { openRows } from '../views/batch/batch-rows.ts'
import { homeOf, roomsOf } from './rooms.ts'
import { goTo, type Room, usePlace } from '../state/place.ts'

const icons: Readonly<Record<Exclude<Room, 'home'>, Icon>> = {
  applications: IconFiles,
  declarations: IconChecklist,
  rulings: IconGavel,
  importing: IconFileImport,
  preparing: IconFiles,
  publishing: IconLayoutGrid,
  pack: IconPrinter,
  committee: IconUsers,
  register: IconAddressBook,
  outbox: IconSend,
  settings: IconSettings,
}

/** The rooms of the home tab. Below 1360 px a rail of icons: names get the width. */
export function Sidebar({ role }: { readonly role: string }) {
  const { t } = useText()
  return (
    <nav className="sidebar" aria-label={t('frame.rooms')} data-pane>
      {roomsOf(role).map(({ heading, rooms }) => (
        <Fragment key={heading}>
          {heading === 'review' ? <BatchHeading /> : <p className="sidebar-heading">{t(`frame.${heading}`)}</p>}
          {rooms.map((room) => (
            <RoomLink
              key={room}
              room={room}
              isHome={room === homeOf(role)}
              icon={icons[room]}
              name={t(`frame.${room}`)}
            >
              {room === 'applications' && <ApplicationCount />}
              {room === 'declarations' && <DeclarationCount />}
              {room === 'rulings' && <RulingCount />}
              {room === 'committee' && <CommitteeCount />}
              {room === 'outbox' && <OutboxCount />}
              {room === 'importing' && <ImportCount />}
            </RoomLink>
          ))}
        </Fragment>
      ))}
    </nav>
  )
}

function BatchHeading() {
  const { t } = useText()
  const batch = useCall('batch', useBatchArgument())
  const name = batch.state === 'ready' ? batch.value?.name : undefined
  return name === undefined ? null : <p className="sidebar-heading">{t('frame.home', { name })}</p>
}

function ApplicationCount() {
  const batch = useCall('batch', useBatchArgument())
  if (batch.state !== 'ready' || batch.value === null) return null
  return <span className="sidebar-count">{formatCount(openRows(batch.value.rows).length)}</span>
}

function DeclarationCount() {
  const { t } = useText()
  const declarations = useCall('declarations', useBatchArgument())
  const rows = declarations.state === 'ready' ? (declarations.value?.rows ?? []) : []
  const count = rows.filter(({ state }) => state === 'to-answer').length
  if (count === 0) return null
  return (
    <span className="sidebar-count waits" title={t('frame.declarationsWaiting', { count })}>
      {formatCount(count)}
    </span>
  )
}

function RulingCount() {
  const { t } = useText()
  const rulings = useCall('rulings', undefined)
  const count = rulings.state === 'ready' ? rulings.value.waiting.length : 0
  if (count === 0) return null
  return (
    <span className="sidebar-count waits" title={t('rulings.waitingCount', { count })}>
      {formatCount(count)}
    </span>
  )
}

function OutboxCount() {
  const { t } = useText()
  const sync = useCall('sync', undefined)
  const count = sync.state === 'ready' ? sync.value.waiting : 0
  if (count === 0) return null
  return (
    <span className="sidebar-count" title={t('frame.outboxWaiting', { count })}>
      {formatCount(count)}
    </span>
  )
}

/** What must be put right in the open source before it can be imported. */
function ImportCount() {
  const { t } = useText()
  const source = useCall('importing', undefined)
  const open = source.state === 'ready' && source.value.state === 'open' ? source.value : null
  // A guess at the encoding finds what is not there.
  const count = open === null || open.encoding?.isCertain === false ? 0 : open.counts.must
  if (count === 0) return null
  return (
    <span className="sidebar-count waits" title={t('importing.blockedBy', { count })}>
      {formatCount(count)}
    </span>
  )
}

interface RoomLinkProps {
  readonly room: Exclude<Room, 'home'>
  readonly isHome: boolean
  readonly icon: Icon
  readonly name: string
  readonly children?: React.ReactNode
}

function RoomLink({ room, isHome, icon: Mark, name, children }: RoomLinkProps) {
  const isHere = usePlace((place) => place.room === room || (isHome && place.room === 'home'))
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
