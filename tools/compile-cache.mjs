import path from 'node:path'

/**
 * Where Node keeps what it has compiled of our TypeScript, for every process and thread of a run: loading a few hundred
 * modules costs more than most of what a test's child then does. Beside the packages, so that it goes when they go.
 * @param {string} root
 */
export const compileCacheOf = (root) => path.join(root, 'node_modules/.cache/review-desk/compiled')
