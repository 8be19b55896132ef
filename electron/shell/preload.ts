import { contextBridge, ipcRenderer } from 'electron'
import type { PageApi } from '../../shared/api.ts'
import type { Topic } from '../../shared/api/topic.ts'

// All that the page can reach: one call channel and one stream of topics. Never `ipcRenderer`, never an event object.
const api = {
  call: (name, argument) => ipcRenderer.invoke('call', name, argument),
  onChange: (listener) => {
    const forward = (_event: unknown, topics: readonly Topic[]): void => listener(topics)
    ipcRenderer.on('changed', forward)
    return () => {
      ipcRenderer.off('changed', forward)
    }
  },
  platform: process.platform as PageApi['platform'],
} satisfies PageApi

contextBridge.exposeInMainWorld('api', api)
