import { EventEmitter } from 'node:events'
import type { ColourScheme } from './view.ts'

class NativeTheme extends EventEmitter {
  #source: ColourScheme = 'system'
  readonly shouldUseHighContrastColors = false
  readonly shouldUseInvertedColorScheme = false
  readonly prefersReducedTransparency = false
  readonly inForcedColorsMode = false

  get themeSource(): ColourScheme {
    return this.#source
  }
  set themeSource(source: ColourScheme) {
    if (source === this.#source) return
    this.#source = source
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new NativeTheme()
