import { create, type StateCreator, type StoreApi, type UseBoundStore } from 'zustand'

// What the person is doing lives in small stores. All of it is forgotten on lock.

const forgetters = new Set<() => void>()

/** A store that goes back to its first state on lock. Every store of the unlocked desk is made with this. */
export function createForgettable<T>(initialise: StateCreator<T>): UseBoundStore<StoreApi<T>> {
  const store = create<T>(initialise)
  onForget(() => store.setState(store.getInitialState(), true))
  return store
}

/** Runs on lock, after the screens of the unlocked desk are gone. */
export function onForget(forget: () => void): void {
  forgetters.add(forget)
}

export function forgetAll(): void {
  forgetters.forEach((forget) => forget())
}
