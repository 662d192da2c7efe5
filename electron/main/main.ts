import * as electron from 'electron';
import { mkdirSync } from 'node:fs';
import { startApp } from './start-app.ts';

const { app } = electron;
// What must happen before Electron is ready happens within this call (start-app.ts).
startApp(electron, {
  place: { env: process.env, platform: process.platform, homeDir: app.getPath('home'), workingDir: process.cwd(), args: process.argv.slice(app.isPackaged ? 1 : 2) },
  resourcesPath: app.isPackaged ? process.resourcesPath : null,
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
});
