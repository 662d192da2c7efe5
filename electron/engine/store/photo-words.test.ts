import { describe, expect, it } from 'vitest';
import { foldersBelow, photoWords } from './photo-words.ts';

const NOTHING = { paths: [], caption: null, keywords: [], city: null, region: null, country: null, cameraMake: null, cameraModel: null };

describe('the words written on a photo', () => {
  it('are those of its names, caption, keywords, place and camera, folded, each once', () => {
    const words = photoWords(
      { ...NOTHING, paths: ['/home/me/Fotos/Málaga 2019/IMG_0007.HEIC', '/home/me/Fotos/best/IMG_0007.jpg'], caption: 'Am Strand', keywords: ['Strand', 'süß'], city: 'Málaga', cameraMake: 'Apple', cameraModel: 'iPhone 12' },
      ['/home/me/Fotos'],
    );
    expect(words.sort()).toEqual(['0007', '12', '2019', 'am', 'apple', 'best', 'i', 'img', 'malaga', 'phone', 'strand', 'suss'].sort());
  });

  it('leave out the library folder and what is above it, and the file type', () => {
    expect(photoWords({ ...NOTHING, paths: ['/home/me/Fotos/a.jpg'] }, ['/home/me/Fotos'])).toEqual(['a']);
  });
});

describe('the folders of a photo', () => {
  it('begin below the outermost library folder', () => {
    expect(foldersBelow('/p/a/b/c.jpg', ['/p/a', '/p', '/p/a/b'])).toEqual(['a', 'b']);
    expect(foldersBelow('/pa/b/c.jpg', ['/p'])).toEqual(['b']);
    expect(foldersBelow('/c.jpg', ['/'])).toEqual([]);
  });
});
