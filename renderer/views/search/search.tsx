import './search.css'
import { Kbd } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, useSpotlight } from '@mantine/spotlight'
import { IconFileText, IconForms, IconNote, IconReportSearch, IconSearch, IconUser } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { SearchHit } from '../../../shared/api/batch.ts'
import { platform, useCall } from '../../api.ts'
import { formatNumber } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { shownKeys } from '../../keys/shortcut.ts'
import { Problem } from '../../parts/problem.tsx'
import { openApplication } from '../../state/place.ts'
import { type PaletteCommand, useCommands } from './commands.tsx'
import { useBatchArgument } from '../../state/shown-batch.ts'
import { cutExcerpt, groupHits, type HitGroup, languageOf } from './search-hits.ts'
import { searchStore } from './search-state.ts'

const typingPauseMs = 120
const listId = 'search-results'

/** Ctrl K: commands and the words of applications and notes in one box. */
export function Search() {
  const { t, space } = useText()
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), typingPauseMs)
  const found = useCall('search', { query: asked, ...useBatchArgument() }, { when: asked !== '', keepPrevious: true })
  const commands = useCommands().filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()))
  const hits = found.state === 'ready' && query.trim() !== '' ? found.value.hits : []
  const groups = groupHits(hits)
  const isEmpty = found.state === 'ready' && asked === query.trim() && hits.length === 0 && commands.length === 0
  const { opened } = useSpotlight(searchStore)
  const shownIds = [
    ...hits.map(({ applicationId, from }) => `${applicationId} ${from}`),
    ...commands.map(({ id }) => id),
  ].join()
  useEffect(() => {
    if (opened && shownIds !== '') requestAnimationFrame(chooseFirst)
  }, [opened, shownIds])
  return (
    <Spotlight.Root
      store={searchStore}
      query={query}
      onQueryChange={setQuery}
      clearQueryOnClose
      shortcut={null}
      size={680}
      centered={false}
      yOffset={96}
      maxHeight={520}
      scrollable
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
    >
      <Spotlight.Search
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch size={17} aria-hidden />}
      />
      <Spotlight.ActionsList id={listId}>
        {groups.map((group) => (
          <HitGroupPart key={group.applicationId} group={group} />
        ))}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.commands')}>
            {commands.map((command) => (
              <CommandAction key={command.id} command={command} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.state === 'failed' && query.trim() !== '' && <Problem error={found.error} />}
        {isEmpty && <Spotlight.Empty>{t('search.nothing', { query: query.trim() })}</Spotlight.Empty>}
      </Spotlight.ActionsList>
      <Spotlight.Footer className="meta dim">
        {hits.length > 0 && found.state === 'ready' && (
          <span className="search-total" role="status">
            {t('search.found', {
              total: found.value.total,
              shown: hits.length < found.value.total ? 'some' : 'all',
              count: hits.length,
            })}
            {space}
          </span>
        )}
        {t('search.scope')}
      </Spotlight.Footer>
    </Spotlight.Root>
  )
}

/** Enter takes the first one. The palette does this by itself only when the query changes, not when answers come. */
function chooseFirst(): void {
  const list = document.getElementById(listId)
  list?.querySelectorAll('[data-selected]').forEach((action) => action.removeAttribute('data-selected'))
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
  searchStore.updateState((state) => ({ ...state, selected: 0 }))
}

function HitGroupPart({ group: { number, applicant, hits } }: { readonly group: HitGroup }) {
  const { t, say } = useText()
  return (
    <Spotlight.ActionsGroup label={t('search.group', { number: formatNumber(number), applicant: say(applicant) })}>
      {hits.map((hit, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- hits have no name of their own
        <HitAction key={index} hit={hit} />
      ))}
    </Spotlight.ActionsGroup>
  )
}

const placeIcons = {
  applicant: IconUser,
  project: IconFileText,
  person: IconUser,
  form: IconForms,
  assessment: IconReportSearch,
  document: IconFileText,
  comment: IconNote,
} as const satisfies Readonly<Record<SearchHit['place'], typeof IconNote>>

const placePanes: Partial<Record<SearchHit['place'], 'form' | 'assessment' | 'score'>> = {
  form: 'form',
  project: 'form',
  person: 'form',
  applicant: 'form',
  assessment: 'assessment',
  comment: 'score',
}

function HitAction({ hit }: { readonly hit: SearchHit }) {
  const { t } = useText()
  const Mark = placeIcons[hit.place]
  const { before, match, after } = cutExcerpt(hit)
  const pane = placePanes[hit.place]
  return (
    <Spotlight.Action
      highlightQuery={false}
      onClick={() =>
        openApplication({
          applicationId: hit.applicationId,
          ...(pane === undefined ? {} : { pane }),
          ...(hit.document === null ? {} : { document: hit.document }),
        })
      }
    >
      <Mark size={16} className="dim" aria-hidden />
      <span className="grow cut small" lang={languageOf(hit.excerpt)}>
        {before}
        <mark>{match}</mark>
        {after}
      </span>
      <span className="meta dim">{t(`search.place.${hit.place}`)}</span>
    </Spotlight.Action>
  )
}

function CommandAction({ command: { icon: Mark, name, lang, shown, run } }: { readonly command: PaletteCommand }) {
  return (
    <Spotlight.Action highlightQuery={false} onClick={run}>
      <Mark size={16} className="dim" aria-hidden />
      <span className="grow cut small" lang={lang}>
        {name}
      </span>
      {shown !== undefined && <Kbd aria-hidden>{shownKeys(shown, platform() === 'darwin')}</Kbd>}
    </Spotlight.Action>
  )
}
