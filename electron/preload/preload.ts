import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createBridge } from './create-bridge.ts';

// Built into one CommonJS file, since a sandboxed preload can load no other (scripts/build.ts).
contextBridge.exposeInMainWorld('albumen', createBridge({ ipc: ipcRenderer, webUtils, page: window, platform: process.platform }));
