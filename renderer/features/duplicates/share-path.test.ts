import { describe, expect, it } from 'vitest';
import { sharePaths } from './share-path.ts';

describe('paths side by side', () => {
  it('takes apart what they have in common, folder by folder', () => {
    expect(sharePaths(['/home/p/Pictures/2016/a.jpg', '/home/p/Pictures/2018/a.jpg'])).toEqual([
      { common: '/home/p/Pictures/', own: '2016/a.jpg' },
      { common: '/home/p/Pictures/', own: '2018/a.jpg' },
    ]);
  });

  it('never cuts a folder name in two, and keeps the names of files in one folder', () => {
    expect(sharePaths(['/p/2016/a.jpg', '/p/2016/b.jpg', '/p/2016/sub/a.jpg'])).toEqual([
      { common: '/p/2016/', own: 'a.jpg' },
      { common: '/p/2016/', own: 'b.jpg' },
      { common: '/p/2016/', own: 'sub/a.jpg' },
    ]);
  });

  it('leaves out the middle of a long start', () => {
    const [first] = sharePaths(['/media/somebody/a very long name of a drive/Pictures/2016/x.jpg', '/media/somebody/a very long name of a drive/Pictures/2017/x.jpg']);
    expect(first).toEqual({ common: '/media/…/Pictures/', own: '2016/x.jpg' });
  });
});
