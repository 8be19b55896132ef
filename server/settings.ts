import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../shared/result.ts'

export interface Settings {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  readonly setupToken?: string
  readonly tls?: { readonly cert: string; readonly key: string }
}

export const usage = `review-desk server: numbers and keeps sealed bytes

  --data FOLDER             where everything is kept            REVIEW_DESK_DATA
  --port N                  default 8460                        REVIEW_DESK_PORT
  --host ADDRESS            default 127.0.0.1                   REVIEW_DESK_HOST
  --tls-cert FILE           PEM; needed off loopback            REVIEW_DESK_TLS_CERT
  --tls-key FILE            PEM                                 REVIEW_DESK_TLS_KEY
  --setup-token-file FILE   who knows it may found a committee  REVIEW_DESK_SETUP_TOKEN (the token itself)
`

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'setup-token-file': { type: 'string' },
} as const

/** Flags win over the environment. The error is a sentence for the operator. */
export function parseSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<Settings, string> {
  try {
    const { values } = parseArgs({ args: [...args], options })
    const dataFolder = values.data ?? env['REVIEW_DESK_DATA']
    if (!dataFolder) return err('Say where to keep the data: --data FOLDER.')
    const host = values.host ?? env['REVIEW_DESK_HOST'] ?? '127.0.0.1'
    const port = Number(values.port ?? env['REVIEW_DESK_PORT'] ?? '8460')
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return err('The port must be a number from 0 to 65535.')
    const tls = readTls(
      values['tls-cert'] ?? env['REVIEW_DESK_TLS_CERT'],
      values['tls-key'] ?? env['REVIEW_DESK_TLS_KEY'],
    )
    if (!tls.ok) return tls
    if (!tls.value && !isLoopback(host)) {
      return err(`Off loopback the server speaks TLS only: give --tls-cert and --tls-key to listen on ${host}.`)
    }
    const setupToken = readSetupToken(values['setup-token-file'], env['REVIEW_DESK_SETUP_TOKEN'])
    if (!setupToken.ok) return setupToken
    return ok({
      host,
      port,
      dataFolder,
      ...(tls.value && { tls: tls.value }),
      ...(setupToken.value && { setupToken: setupToken.value }),
    })
  } catch (error) {
    return err((error as Error).message)
  }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)

function readTls(cert: string | undefined, key: string | undefined): Result<Settings['tls'], string> {
  if (cert === undefined && key === undefined) return ok(undefined)
  if (cert === undefined || key === undefined) return err('--tls-cert and --tls-key belong together.')
  return ok({ cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') })
}

const leastTokenLength = 20

function readSetupToken(file: string | undefined, fromEnv: string | undefined): Result<string | undefined, string> {
  const token = file === undefined ? fromEnv : readFileSync(file, 'utf8').trim()
  if (token === undefined || token === '') return ok(undefined)
  if (!/^[!-~]+$/.test(token)) return err('The set-up token goes into a header: printable ASCII without spaces only.')
  if (token.length < leastTokenLength) {
    return err(`The set-up token is guessable: take at least ${leastTokenLength} characters.`)
  }
  return ok(token)
}
