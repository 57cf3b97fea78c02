import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../../../shared/rpc/carrier.ts'

// The page gets two functions over one channel, and neither ipcRenderer nor the events it hands out.
const bridge: Bridge = {
  send: (frame) => ipcRenderer.send('rpc', frame),
  onMessage: (receive) => {
    ipcRenderer.on('rpc', (_, frame: unknown) => {
      if (typeof frame === 'string') receive(frame)
    })
  },
}
contextBridge.exposeInMainWorld('groundwork', bridge)
