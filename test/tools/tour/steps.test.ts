import { describe, expect, it, vi } from 'vitest'
import { check, createSteps } from '../../../tools/tour/steps.ts'

function quietly() {
  const lines: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line))
    return true
  })
  return { lines, end: () => write.mockRestore() }
}

describe('the steps of the tour', () => {
  it('prints each with its time, tries nothing after one that failed, and looks at what failed', async () => {
    const { lines, end } = quietly()
    let ms = 0
    let looked = 0
    const steps = createSteps(
      () => (ms += 500),
      async () => void (looked += 1),
    )
    const tried: string[] = []
    await steps.run('first', async () => 'found 2')
    await steps.run('second', async () => {
      check(false, 'found none')
      return ''
    })
    await steps.run('third', async () => (tried.push('third'), ''))
    end()
    expect(steps.results().map(({ state, note }) => [state, note])).toEqual([
      ['passed', 'found 2'],
      ['failed', 'found none'],
      ['not-reached', ''],
    ])
    expect([steps.passed(), steps.failed(), looked, tried]).toEqual([1, 1, 1, []])
    expect(lines[0]).toBe('✓  1   0.5s  first: found 2\n')
  })

  it('keeps what a person can use of a long error', async () => {
    const { end } = quietly()
    const steps = createSteps(performance.now.bind(performance), async () => {})
    await steps.run('click', async () => {
      throw new Error(
        "\u001b[2mlocator.click: Timeout\u001b[22m\nCall log:\n  - waiting for getByRole('button')\n  - more",
      )
    })
    end()
    expect(steps.results()[0]?.note).toBe("locator.click: Timeout - waiting for getByRole('button')")
  })
})
