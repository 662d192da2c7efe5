import sharp from 'sharp';
import { seededRandom } from '../fixtures/seeded-random.ts';

const WORDS = 'the a of harbour winter total paid meeting at nine bread apples tomorrow please find attached invoice thank you kind regards street sum ticket'.split(' ');

/** A page of text in one layout; every seed has other words. */
export async function textPage(seed: number): Promise<Buffer> {
  const random = seededRandom(seed);
  const line = (length: number): string => Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  const lines = Array.from({ length: 40 }, (_, i) => `<text x="60" y="${150 + i * 26}" font-size="18">${line(i % 8 === 7 ? 3 : 9)}</text>`);
  return await page(800, 1_200, `<text x="60" y="90" font-size="34" font-weight="bold">${line(3)}</text>${lines.join('')}`);
}

/** A screen of one program: the same bars and icons, other names and numbers in its rows. */
export async function screenshot(seed: number, changedRow?: number): Promise<Buffer> {
  const random = seededRandom(seed);
  const rows = Array.from({ length: 10 }, (_, i) => {
    const own = i === changedRow ? seededRandom(seed + 1_000) : random;
    const colour = `hsl(${Math.floor(own() * 360)} 60% 50%)`;
    const words = Array.from({ length: 4 }, () => WORDS[Math.floor(own() * WORDS.length)]).join(' ');
    return `<circle cx="70" cy="${205 + i * 100}" r="34" fill="${colour}"/><text x="130" y="${200 + i * 100}" font-size="28">${words}</text><text x="130" y="${235 + i * 100}" font-size="22" fill="#888">${Math.floor(own() * 1e6)}</text>`;
  });
  return await page(720, 1_280, `<rect width="720" height="120" fill="#2b5fd9"/><text x="40" y="75" font-size="40" fill="#fff">Messages</text>${rows.join('')}<rect y="1200" width="720" height="80" fill="#eee"/><circle cx="120" cy="1240" r="20"/><circle cx="360" cy="1240" r="20"/><circle cx="600" cy="1240" r="20"/>`);
}

async function page(width: number, height: number, body: string): Promise<Buffer> {
  return await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans, sans-serif"><rect width="100%" height="100%" fill="#fff"/>${body}</svg>`)).png().toBuffer();
}
