const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('sample', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  add: (a, b) => a + b,
  later: (value) => Promise.resolve({ value }),
  fail: () => {
    throw new Error('refused here')
  },
  twice: (callback) => callback(callback(1)),
  onNews: (listener) => {
    const forward = (_event, ...news) => listener(...news)
    ipcRenderer.on('news', forward)
    return () => ipcRenderer.off('news', forward)
  },
  inside: { names: ['one', 'two'] },
  world: [typeof require('electron').ipcRenderer, typeof process.platform],
})
