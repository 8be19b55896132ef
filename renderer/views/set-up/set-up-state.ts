import { create } from 'zustand'
import type { SetUpReply } from '../../../shared/api.ts'

interface SetUpState {
  /** The recovery code, held until the person has shown that it is written down. It exists nowhere else. */
  readonly reply: SetUpReply | null
}

export const useSetUp = create<SetUpState>(() => ({ reply: null }))
