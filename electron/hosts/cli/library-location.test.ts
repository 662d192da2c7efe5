import { describe, expect, it } from 'vitest';
import { absolutePath, cacheFolder, dataFolder, isUri, libraryLocation } from './library-location.ts';

const linux = { platform: 'linux', homeDir: '/home/ida', workingDir: '/work', env: {} } as const;
const mac = { ...linux, platform: 'darwin', homeDir: '/Users/ida' } as const;
const windows = { platform: 'win32', homeDir: String.raw`C:\Users\ida`, workingDir: String.raw`C:\photos`, env: { LOCALAPPDATA: String.raw`D:\Local` } } as const;

describe('libraryLocation', () => {
  it('lies in the person\'s data folder of each system', () => {
    expect([linux, mac, windows, { ...windows, env: {} }].map((place) => libraryLocation(undefined, place))).toEqual([
      '/home/ida/.local/share/albumen/library.albumen',
      '/Users/ida/Library/Application Support/Albumen/library.albumen',
      'D:/Local/Albumen/library.albumen',
      'C:/Users/ida/AppData/Local/Albumen/library.albumen',
    ]);
  });

  it('follows XDG_DATA_HOME and XDG_CACHE_HOME where they are absolute, as their specification says', () => {
    expect(dataFolder({ ...linux, env: { XDG_DATA_HOME: '/data', XDG_CACHE_HOME: 'relative' } })).toBe('/data/albumen');
    expect(cacheFolder({ ...linux, env: { XDG_DATA_HOME: '/data', XDG_CACHE_HOME: 'relative' } })).toBe('/home/ida/.cache/albumen');
    expect(cacheFolder({ ...linux, env: { XDG_CACHE_HOME: '/fast' } })).toBe('/fast/albumen');
  });

  it('takes --library before ALBUMEN_LIBRARY before the default', () => {
    const place = { ...linux, env: { ALBUMEN_LIBRARY: 'mine' } };
    expect(libraryLocation('other/lib', place)).toBe('/work/other/lib');
    expect(libraryLocation(undefined, place)).toBe('/work/mine');
    expect(libraryLocation(undefined, { ...linux, env: { ALBUMEN_LIBRARY: '' } })).toBe('/home/ida/.local/share/albumen/library.albumen');
  });

  it('leaves a URI alone and makes a path absolute and POSIX', () => {
    expect(libraryLocation('s3://bucket/a b', linux)).toBe('s3://bucket/a b');
    expect(absolutePath(String.raw`..\card\DCIM`, windows)).toBe('C:/card/DCIM');
    expect(isUri(String.raw`C:\x`)).toBe(false);
    expect(isUri('c:/x')).toBe(false);
  });
});
