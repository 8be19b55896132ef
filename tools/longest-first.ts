import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes more than a few seconds, the longest first: begun last, it would keep one worker busy while the other waits. */
const long = [
  'test/simulation/kill.test.ts',
  'test/simulation/simulation.test.ts',
  'test/renderer/axe.test.ts',
  'test/renderer/application/application.chromium.test.ts',
  'test/renderer/preparing/preparing.chromium.test.ts',
  'test/renderer/importing/importing.chromium.test.ts',
  'test/recusal/recusal.test.ts',
  'test/core/importing/import.test.ts',
  'test/core/pack/make-pack.test.ts',
  'test/core/importing/archive.test.ts',
  'test/core/importing/hostile.test.ts',
  'test/core/importing/kill.test.ts',
]

/** By what is known of the files and not by their size, and in the same order on every machine. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const place = ({ moduleId }: TestSpecification): number => {
      const at = long.indexOf(path.relative(this.ctx.config.root, moduleId))
      return at === -1 ? long.length : at
    }
    return sorted.sort((one, other) => place(one) - place(other))
  }
}
