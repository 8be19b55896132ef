import { IntlMessageFormat } from 'intl-messageformat'
import type { Bilingual, Language } from '../../shared/ids.ts'
import { messages } from '../../shared/messages/messages.ts'

type Values = Readonly<Record<string, string | number>>

/** The app's own sentences, so that the tour finds a thing by the name that a person sees. */
export interface Words {
  readonly language: Language
  /** `unlock.passphrase`, with the arguments that the message takes. Throws for a name that is not there. */
  readonly t: (name: string, values?: Values) => string
  /** The same where an argument is not known (a time of day): it stands for anything. */
  readonly like: (name: string) => RegExp
  readonly say: (text: Bilingual) => string
}

export function createWords(language: Language): Words {
  const message = (name: string): string => {
    let found: unknown = messages[language]
    for (const part of name.split('.')) found = (found as Readonly<Record<string, unknown>> | undefined)?.[part]
    if (typeof found !== 'string') throw new Error(`the app has no message ${name}`)
    return found
  }
  return {
    language,
    t: (name, values = {}) =>
      String(new IntlMessageFormat(message(name), language, undefined, { ignoreTag: true }).format(values)),
    like: (name) => new RegExp(fixedParts(message(name)).map(escapeForRegExp).join('.+')),
    say: ({ en, zh }) => (language === 'zh-HK' ? zh : en),
  }
}

/** What stands outside the braces, which may hold braces themselves. */
function fixedParts(message: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const char of message) {
    if (char === '{' && depth++ === 0) parts.push('')
    else if (char === '}') depth -= 1
    else if (depth === 0) parts[parts.length - 1] += char
  }
  return parts
}

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
