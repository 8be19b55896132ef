import readQr from 'qr/decode.js'
import { encodeQR } from 'qr'
import { expect, test } from 'vitest'
import { invitationText } from '../../../shared/rules/invitation-text.ts'
import { toPath } from '../../../renderer/views/committee/qr-code.tsx'

const scale = 4

/** What a camera sees of the path: rectangles `Mx yhWv1h-Wz` on white. */
function paint(path: string, side: number) {
  const width = side * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x = '', y = '', run = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(run)) * scale; column += 1)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
  }
  return { width, height: width, data }
}

test.each([
  'https://desk.compute-subsidy.example',
  'http://127.0.0.1:8460',
  `https://${'long-name.'.repeat(18)}hk/desk`,
])('the code on screen is read back as the address and the code: %s', (serverUrl) => {
  const text = invitationText({ serverUrl, code: '7KQ2-M9XD-4TPA-0WHC' })
  const rows = encodeQR(text, 'raw')
  expect(readQr(paint(toPath(rows), rows.length))).toBe(text)
})
