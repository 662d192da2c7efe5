import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { writeIcns } from './write-icns.ts';
import { writeIco, type IconImage } from './write-ico.ts';

// Makes the icons of all systems from resources/icons/icon.svg; run it after changing that: node scripts/icons/make-icons.ts
const folder = fileURLToPath(new URL('../../resources/icons', import.meta.url));
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
/** macOS leaves room around the shape (icon.svg does); on Windows and Linux icons fill their square. */
const filled = svg.replace('viewBox="0 0 1024 1024"', 'viewBox="84 84 856 856"');
/** The files' systems show icons at these sizes, pixels. */
const EDGES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

async function draw(source: string, edge: number): Promise<IconImage> {
  // Drawn at the size that it has, never made smaller: edges stay sharp.
  const scaled = source.replace('<svg ', `<svg width="${edge}" height="${edge}" `);
  return { edge, png: await sharp(Buffer.from(scaled)).png({ compressionLevel: 9 }).toBuffer() };
}

const forMac = await Promise.all(EDGES.map((edge) => draw(svg, edge)));
const forOthers = await Promise.all(EDGES.map((edge) => draw(filled, edge)));
mkdirSync(join(folder, 'linux'), { recursive: true });
writeFileSync(join(folder, 'icon.icns'), writeIcns(forMac));
writeFileSync(join(folder, 'icon.ico'), writeIco(forOthers.filter(({ edge }) => edge <= 256)));
for (const { edge, png } of forOthers) {
  if (edge <= 512) writeFileSync(join(folder, 'linux', `${edge}x${edge}.png`), png);
  if (edge === 512) writeFileSync(join(folder, 'icon.png'), png);
}
