import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseSettings } from '../../server/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'review-desk-settings-'))
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
afterAll(() => rmSync(folder, { recursive: true }))

const pem = file('some.pem', 'PEM')
const token = 'a-token-of-twenty-characters'

test.each([
  ['no data folder', [], {}, /--data/],
  ['a foreign address without TLS', ['--data', 'd', '--host', '0.0.0.0'], {}, /TLS only/],
  ['a name without TLS', ['--data', 'd', '--host', 'desk.example'], {}, /TLS only/],
  ['an address that only looks like loopback', ['--data', 'd', '--host', '127.0.0.1.example'], {}, /TLS only/],
  ['half of TLS', ['--data', 'd', '--tls-cert', pem], {}, /belong together/],
  ['a certificate that is not there', ['--data', 'd', '--tls-cert', '/none', '--tls-key', pem], {}, /ENOENT/],
  ['a port that is none', ['--data', 'd', '--port', 'http'], {}, /0 to 65535/],
  ['a guessable set-up token', ['--data', 'd'], { REVIEW_DESK_SETUP_TOKEN: 'secret' }, /guessable/],
  ['a set-up token that fits no header', ['--data', 'd'], { REVIEW_DESK_SETUP_TOKEN: '密碼'.repeat(20) }, /ASCII/],
  ['an unknown flag', ['--data', 'd', '--debug'], {}, /--debug/],
])('%s is refused with a sentence', (_name, args, env, sentence) => {
  const settings = parseSettings(args, env)
  expect(settings.ok ? '' : settings.error).toMatch(sentence)
})

test('flags win over the environment, and loopback needs no TLS', () => {
  const env = { REVIEW_DESK_DATA: 'from-env', REVIEW_DESK_PORT: '1', REVIEW_DESK_SETUP_TOKEN: token }
  expect(parseSettings(['--port', '2'], env)).toEqual({
    ok: true,
    value: { host: '127.0.0.1', port: 2, dataFolder: 'from-env', setupToken: token },
  })
  const tokenFile = file('token', `${token}\n`)
  expect(
    parseSettings(
      ['--data', 'd', '--host', '0.0.0.0', '--tls-cert', pem, '--tls-key', pem, '--setup-token-file', tokenFile],
      {},
    ),
  ).toEqual({
    ok: true,
    value: { host: '0.0.0.0', port: 8460, dataFolder: 'd', setupToken: token, tls: { cert: 'PEM', key: 'PEM' } },
  })
})
