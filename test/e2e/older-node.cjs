'use strict'
// Lent to Node 16 of the genuine Electron 22 that the journeys also run on; Node 24 has them. Archives are read with them.
const {
  createGunzip,
  createGzip,
  createDeflate,
  createDeflateRaw,
  createInflate,
  createInflateRaw,
} = require('node:zlib')

const zipping = { 'deflate-raw': createDeflateRaw, deflate: createDeflate, gzip: createGzip }
const unzipping = { 'deflate-raw': createInflateRaw, deflate: createInflate, gzip: createGunzip }

/** To be called with `new`: what a constructor returns is what comes of it. */
const streamOf = (kinds) =>
  function Lent(format) {
    const engine = kinds[format]()
    const writable = new WritableStream({
      write: (chunk) => new Promise((resolve, reject) => engine.write(chunk, (e) => (e ? reject(e) : resolve()))),
      close: () => new Promise((resolve) => engine.end(resolve)),
      abort: () => void engine.destroy(),
    })
    const readable = new ReadableStream({
      start: (controller) => {
        engine.on('data', (chunk) => controller.enqueue(new Uint8Array(chunk)))
        engine.on('end', () => controller.close())
        engine.on('error', (error) => controller.error(error))
      },
      cancel: () => void engine.destroy(),
    })
    return { writable, readable }
  }
globalThis.CompressionStream ??= streamOf(zipping)
globalThis.DecompressionStream ??= streamOf(unzipping)
