import { findProgram } from './run.mjs'

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {boolean}
 */
export const hasDisplay = (env, platform) =>
  platform !== 'linux' || (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== ''

/**
 * Without a display a person would see nothing: the tour is run instead.
 * @param {readonly string[]} args
 * @param {boolean} isSeen whether there is a display
 * @returns {readonly string[]} for the demo
 */
export const demoArguments = (args, isSeen) => (isSeen || args.includes('--tour') ? args : ['--tour', ...args])

/**
 * Electron always draws somewhere; the stand-in needs no display for a tour or a test.
 * @param {'electron' | 'stand-in'} runtime
 * @param {boolean} isSeen
 * @returns {boolean}
 */
export const needsVirtualDisplay = (runtime, isSeen) => runtime === 'electron' && !isSeen

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[string, readonly string[]]} the same under Xvfb
 */
export function underVirtualDisplay(command, args) {
  const wrapper = findProgram(['xvfb-run'])
  if (wrapper === null) return [command, args]
  return [wrapper, ['-a', '-s', '-screen 0 1920x1080x24', command, ...args]]
}
