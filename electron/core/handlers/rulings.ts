import type { rulingsArgs } from '../../../shared/api/rulings.ts'
import { ok } from '../../../shared/result.ts'
import { signRuling } from '../commands/rule.ts'
import { rulingsView } from '../queries/rulings.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createRulingsHandlers = ({ onDesk, signing }: HandlerTools): HandlersOf<typeof rulingsArgs> => ({
  rulings: onDesk('rulings', (desk) => ok(rulingsView(desk))),
  signRuling: signing('signRuling', signRuling),
})
