import { expect, test } from 'vitest'
import { namesInText } from '../../../shared/rules/names-in-text.ts'

const polytechnic = { en: 'Lantern Bay Polytechnic', zh: '燈塔灣理工大學' }
const company = { en: 'Kestrel Robotics Limited', zh: '' }

test.each([
  ['I teach at lantern-bay polytechnic.', [polytechnic]],
  ['曾任教灯塔湾理工大学', [polytechnic]],
  ['Shares of Kestrel Robotics Ltd', [company]],
  ['Kestrel Robotics Ltd, Lantern Bay Polytechnic', [polytechnic, company]],
  ['Nothing to see', []],
  ['', []],
])('in %o stand %o', (text, found) => {
  expect(namesInText(text, [polytechnic, company, polytechnic, { en: '', zh: '' }, { en: 'No', zh: '' }])).toEqual(
    found,
  )
})
