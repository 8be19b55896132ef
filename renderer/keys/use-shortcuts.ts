import { useEffect, useId } from 'react'
import { create } from 'zustand'
import { platform } from '../api.ts'
import { allShortcuts } from './shortcuts.ts'
import { isSingleCharacter, matchesCombo, type Shortcut } from './shortcut.ts'

export interface Binding {
  readonly shortcut: Shortcut
  readonly run: (combo: string) => void
  /** False: not now; neither works nor is shown. */
  readonly when?: boolean
  /** Shown in the status bar. */
  readonly hint?: boolean
}

interface Bound {
  /** Bindings by who bound them, in the order of mounting. */
  readonly owners: ReadonlyMap<string, readonly Binding[]>
  readonly singleCharacters: boolean
}

const useBound = create<Bound>(() => ({ owners: new Map(), singleCharacters: true }))

/** Makes keys work for as long as the component is on screen. The one mounted last wins. */
export function useShortcuts(bindings: readonly Binding[]): void {
  const owner = useId()
  useEffect(() => bind(owner, bindings))
  useEffect(() => () => unbind(owner), [owner])
}

/** The keys that work here, as the status bar shows them. */
export function useHints(): readonly Shortcut[] {
  const { owners, singleCharacters } = useBound()
  return [...owners.values()]
    .flat()
    .filter(({ hint, when }) => hint === true && when !== false)
    .map(({ shortcut }) => shortcut)
    .filter(({ combos }) => singleCharacters || combos.some((combo) => !isSingleCharacter(combo)))
    .toSorted((a, b) => placeInTable(a) - placeInTable(b))
}

const table = allShortcuts.flatMap(({ shortcuts }) => shortcuts.map(({ id }) => id))
const placeInTable = ({ id }: Shortcut): number => table.indexOf(id)

/** Letters can be switched off in the settings. */
export const allowSingleCharacters = (singleCharacters: boolean): void => useBound.setState({ singleCharacters })

function bind(owner: string, bindings: readonly Binding[]): void {
  const owners = new Map(useBound.getState().owners)
  const isSame = visible(owners.get(owner) ?? []) === visible(bindings)
  owners.set(owner, bindings)
  // The same keys with newer functions: nobody has to be drawn again.
  if (isSame) (useBound.getState().owners as Map<string, readonly Binding[]>).set(owner, bindings)
  else useBound.setState({ owners })
}

function unbind(owner: string): void {
  const owners = new Map(useBound.getState().owners)
  owners.delete(owner)
  useBound.setState({ owners })
}

const visible = (bindings: readonly Binding[]): string =>
  bindings.map(({ shortcut, when, hint }) => `${shortcut.id} ${when !== false} ${hint === true}`).join(',')

/** Listens to the whole window. Called once. */
export function listenToKeys(): () => void {
  // Looked at before anybody else hears the key: the Escape that closes a dialog must not also lead back.
  let behindDialog = false
  const look = (): void => {
    behindDialog = document.querySelector('[role="dialog"]') !== null
  }
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const found = findBinding(event, behindDialog)
    if (found === null) return
    event.preventDefault()
    found.binding.run(found.combo)
  }
  window.addEventListener('keydown', look, true)
  window.addEventListener('keydown', listen)
  return () => {
    window.removeEventListener('keydown', look, true)
    window.removeEventListener('keydown', listen)
  }
}

function findBinding(
  event: KeyboardEvent,
  behindDialog: boolean,
): { readonly binding: Binding; readonly combo: string } | null {
  const { owners, singleCharacters } = useBound.getState()
  const isMac = platform() === 'darwin'
  for (const binding of [...owners.values()].reverse().flat()) {
    const { shortcut, when } = binding
    if (when === false || (behindDialog && shortcut.always !== true)) continue
    const combo = shortcut.combos.find((candidate) => matchesCombo(event, candidate, isMac))
    if (combo === undefined || !mayWork(combo, event.target, singleCharacters)) continue
    return { binding, combo }
  }
  return null
}

const ownsArrows =
  '[role="radiogroup"], [role="tablist"], [role="menu"], [role="listbox"], [role="separator"], [role="combobox"]'

/** A field keeps its letters and arrows, a button its Enter. */
function mayWork(combo: string, target: EventTarget | null, singleCharacters: boolean): boolean {
  if (isSingleCharacter(combo) && !singleCharacters) return false
  if (!(target instanceof HTMLElement)) return true
  const isPlain = !combo.includes('+') && combo !== 'F6' && combo !== 'Escape'
  if (isPlain && isField(target)) return false
  if (combo === 'Enter') return target.closest('button, a, [role="button"], input') === null
  if (combo.startsWith('Arrow')) return target.closest(ownsArrows) === null
  return true
}

/** Something that takes typed text. Radios and tick boxes do not. */
export function isField(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit'].includes(element.type)
  return element instanceof HTMLTextAreaElement || element.isContentEditable
}
