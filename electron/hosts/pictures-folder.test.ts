import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPicturesFolder, picturesFromRegistry, picturesFromUserDirs } from './pictures-folder.ts';

let home: string;
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'albumen-home-'))));
afterEach(() => rmSync(home, { recursive: true }));

test.each([
  ['XDG_PICTURES_DIR="$HOME/Bilder"', '/home/ida/Bilder'],
  ['# written by xdg-user-dirs-update\nXDG_DESKTOP_DIR="$HOME/Desktop"\nXDG_PICTURES_DIR="/mnt/photos/"\n', '/mnt/photos'],
  [String.raw`XDG_PICTURES_DIR="$HOME/My \"best\" pictures"`, '/home/ida/My "best" pictures'],
  ['XDG_PICTURES_DIR="$HOME/"', null],
  ['XDG_PICTURES_DIR="relative"', null],
  ['#XDG_PICTURES_DIR="$HOME/Bilder"', null],
  ['', null],
])('of %j the Pictures folder is %j', (text, expected) => {
  expect(picturesFromUserDirs(text, '/home/ida')).toBe(expected);
});

test('finds the folder where OneDrive has moved it', () => {
  const answer = String.raw`
HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders
    My Pictures    REG_EXPAND_SZ    %USERPROFILE%\OneDrive - Ida\Pictures

`.replaceAll('\n', '\r\n');
  expect(picturesFromRegistry(answer, { UserProfile: String.raw`C:\Users\ida` })).toBe(String.raw`C:\Users\ida\OneDrive - Ida\Pictures`);
  expect(picturesFromRegistry('ERROR: The system was unable to find the specified registry key or value.', {})).toBeNull();
});

test('takes what the desktop says, else the usual name, and only what is there', () => {
  const places = { platform: 'linux', homeDir: home, env: {} } as const;
  expect(findPicturesFolder(places)).toBeNull();
  mkdirSync(join(home, 'Pictures'));
  expect(findPicturesFolder(places)).toBe(join(home, 'Pictures'));
  mkdirSync(join(home, '.config'));
  writeFileSync(join(home, '.config', 'user-dirs.dirs'), 'XDG_PICTURES_DIR="$HOME/Bilder"\n');
  expect(findPicturesFolder(places)).toBe(join(home, 'Pictures'));
  mkdirSync(join(home, 'Bilder'));
  expect(findPicturesFolder(places)).toBe(join(home, 'Bilder'));
  expect(findPicturesFolder({ ...places, platform: 'darwin' })).toBe(join(home, 'Pictures'));
});
