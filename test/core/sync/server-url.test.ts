import { expect, test } from 'vitest'
import { parseServerUrl } from '../../../electron/core/sync/server-url.ts'

test.each([
  ['https://desk.example.org', 'https://desk.example.org'],
  ['https://desk.example.org/', 'https://desk.example.org'],
  ['https://desk.example.org:8443/committees/', 'https://desk.example.org:8443/committees'],
  ['HTTPS://Desk.Example.org', 'https://desk.example.org'],
  ['http://127.0.0.1:8460', 'http://127.0.0.1:8460'],
  ['http://127.8.8.8', 'http://127.8.8.8'],
  ['http://localhost:80/', 'http://localhost'],
  ['http://[::1]:8460', 'http://[::1]:8460'],
])('%s is taken as %s', (text, url) => {
  expect(parseServerUrl(text)).toEqual({ ok: true, value: url })
})

test.each([
  'http://desk.example.org',
  'http://127.0.0.1.example.org',
  'http://localhost.example.org',
  'http://[::2]',
  'http://0x7f000001.example',
  'https://user@desk.example.org',
  'https://:secret@desk.example.org',
  'https://desk.example.org?token=1',
  'https://desk.example.org#x',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'desk.example.org',
  '',
])('%s is refused', (text) => {
  expect(parseServerUrl(text)).toEqual({ ok: false, error: { kind: 'bad-request', reason: 'serverUrl' } })
})
