import { describe, expect, it } from 'vitest';
import { AlbumenError } from '../../shared/contract/errors.ts';
import { createPhotoFiles, type FilesClient, type PhotoFiles } from './photo-files.ts';

/** Paths by id; ids of one digit are enough here. */
function files(paths: Readonly<Record<string, string>>, platform: NodeJS.Platform = 'linux'): { files: PhotoFiles; asked: string[] } {
  const asked: string[] = [];
  const root = platform === 'win32' ? 'C:/Photos' : '/photos';
  const client = {
    photos: {
      locate: {
        query({ id }: { id: string }) {
          const path = paths[id];
          return path === undefined ? Promise.reject(new AlbumenError('not-found', 'its drive is away')) : Promise.resolve({ path });
        },
      },
    },
    library: { folders: { list: { query: () => Promise.resolve([{ path: root }]) } } },
    app: { storedData: { query: () => Promise.resolve({ parts: [{ path: `${root}-data/library.albumen` }] }) } },
  } as unknown as FilesClient;
  const shell = {
    showItemInFolder: (path: string) => void asked.push(`show ${path}`),
    openPath(path: string) {
      asked.push(`open ${path}`);
      return Promise.resolve(path.endsWith('.heic') ? 'no program for it' : '');
    },
  };
  return { files: createPhotoFiles(client, shell, platform), asked };
}

describe('photos for other programs', () => {
  it('are shown once in each folder', async () => {
    const { files: photos, asked } = files({ a: '/photos/1/a.jpg', b: '/photos/1/b.jpg', c: '/photos/2/c.jpg' });
    await photos.reveal(['a', 'b', 'c']);
    expect(asked).toEqual(['show /photos/1/a.jpg', 'show /photos/2/c.jpg']);
  });

  it('are written as the system writes paths', async () => {
    const { files: photos, asked } = files({ a: 'C:/Photos/a.jpg' }, 'win32');
    await photos.open(['a']);
    await photos.revealPath('c:/photos/sub');
    expect(asked).toEqual(['open C:\\Photos\\a.jpg', 'show c:\\photos\\sub']);
  });

  it('are not opened by a name that the system would run', async () => {
    const { files: photos, asked } = files({ a: '/photos/a.jpg', b: '/photos/b.desktop', c: '/photos/c.jpg.exe', d: '/photos/d.heic', e: '/photos/e' });
    await expect(photos.open(['a', 'b', 'c', 'd', 'e'])).rejects.toThrow(/^b\.desktop was not opened: .*\nc\.jpg\.exe was .*\nd\.heic was not opened: no program for it\ne was not opened/);
    expect(asked).toEqual(['open /photos/a.jpg', 'open /photos/d.heic']);
  });

  it('say why one cannot be found, or be named', async () => {
    await expect(files({}).files.reveal(['a'])).rejects.toThrow('its drive is away');
    await expect(files({ a: '/photos/\uf7e9.jpg' }).files.open(['a'])).rejects.toThrow('has a name that other programs cannot be told');
  });

  it('are not opened or shown by the hundred', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_each, index) => [`${index}`, `/photos/${index}/a.jpg`]));
    const { files: photos, asked } = files(many);
    await expect(photos.open(Object.keys(many))).rejects.toThrow('30 photos are too many');
    await expect(photos.reveal(Object.keys(many))).rejects.toThrow('lie in 30 folders');
    expect(asked).toEqual([]);
  });
});

describe('a path of the page', () => {
  it('is shown where it lies in the library, in Albumen\'s data or in a folder that was chosen', async () => {
    const { files: photos, asked } = files({});
    photos.noteChosen('/out');
    for (const path of ['/photos', '/photos/2016/broken.jpg', '/photos-data/library.albumen', '/out/copies']) await photos.revealPath(path);
    expect(asked).toEqual(['show /photos', 'show /photos/2016/broken.jpg', 'show /photos-data/library.albumen', 'show /out/copies']);
  });

  it.each(['/etc/passwd', '/photos/../etc/passwd', '/photos-evil/x', '/', 'photos/x', '//server/share/x', '/photos/\0x'])('is refused elsewhere: %j', async (path) => {
    const { files: photos, asked } = files({});
    await expect(photos.revealPath(path)).rejects.toThrow("is in none of Albumen's folders");
    expect(asked).toEqual([]);
  });

  it.each(['\\\\server\\share\\x', '//server/share/x', 'C:/Photos/../Windows', 'C:/PhotosEvil', 'D:/Photos'])('is refused elsewhere on Windows: %s', async (path) => {
    await expect(files({}, 'win32').files.revealPath(path)).rejects.toThrow("is in none of Albumen's folders");
  });
});
