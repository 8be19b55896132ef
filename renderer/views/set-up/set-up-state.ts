import { create } from 'zustand'
import type { SetUpReply } from '../../../shared/api/session.ts'

interface SetUpState {
  /** The recovery code, held until the person has shown that it is written down. It exists nowhere else. */
  readonly reply: SetUpReply | null
  /** A committee is being founded: its desk opens before the code has been shown. */
  readonly isFounding: boolean
}

export const useSetUp = create<SetUpState>(() => ({ reply: null, isFounding: false }))
