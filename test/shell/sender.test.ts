import { expect, test } from 'vitest'
import { isTrustedSender } from '../../electron/shell/sender.ts'

const top = (url: string) => ({ senderFrame: { parent: null, url } })

test('the page of the desk may call', () => {
  expect(isTrustedSender(top('app://desk/index.html'))).toBe(true)
})

test.each([
  ['a page of another origin', top('https://desk/index.html')],
  ['an origin that only begins like ours', top('app://desk.evil/index.html')],
  ['another host of the scheme', top('app://other/index.html')],
  ['a blank page', top('about:blank')],
  ['a frame inside the page', { senderFrame: { parent: {}, url: 'app://desk/index.html' } }],
  ['a frame that is gone', { senderFrame: null }],
])('%s may not call', (_name, event) => {
  expect(isTrustedSender(event)).toBe(false)
})
