import { ok } from '../../../shared/result.ts'
import type { registerArgs } from '../../../shared/api/register.ts'
import { memberRegisterView, ownRegister, registerView } from '../queries/register.ts'
import { copyEarlierRegister, draftRegister, signRegister, undoRegister } from '../secretariat/register.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createRegisterHandlers = ({ onDesk, signing }: HandlerTools): HandlersOf<typeof registerArgs> => ({
  register: onDesk('register', (desk, { year }) => registerView(desk, year)),
  memberRegister: onDesk('memberRegister', (desk, { member, year }) => memberRegisterView(desk, member, year)),
  draftRegister: onDesk('draftRegister', draftRegister),
  undoRegister: onDesk('undoRegister', undoRegister),
  copyEarlierRegister: onDesk('copyEarlierRegister', copyEarlierRegister),
  signRegister: signing('signRegister', signRegister),
  ownRegister: onDesk('ownRegister', (desk) => ok(ownRegister(desk))),
})
