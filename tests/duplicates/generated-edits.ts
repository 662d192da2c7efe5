import sharp, { type Sharp } from 'sharp';

/** One way to make another file of a photo, and the tier that its copy belongs in. */
export interface Edit {
  readonly name: string;
  readonly tier: 'same' | 'near';
  /** @param photo Upright, RGB. */
  readonly make: (photo: Buffer, size: { readonly width: number; readonly height: number }) => Promise<Buffer>;
}

const jpeg = (image: Sharp, quality = 88): Promise<Buffer> => image.jpeg({ quality }).toBuffer();
const scaled = (factor: number) => (photo: Buffer, { width }: { width: number }): Promise<Buffer> => jpeg(sharp(photo).resize(Math.max(1, Math.round(width * factor))));

function cropped(left: number, top: number, width: number, height: number) {
  return (photo: Buffer, size: { width: number; height: number }): Promise<Buffer> =>
    jpeg(sharp(photo).extract({
      left: Math.round(left * size.width), top: Math.round(top * size.height), width: Math.round(width * size.width), height: Math.round(height * size.height),
    }));
}

function written(size: { width: number; height: number }, text: string, y: number): Buffer {
  const font = Math.round(size.height / 9);
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><text x="50%" y="${Math.round(size.height * y)}" text-anchor="middle"
    font-family="DejaVu Sans, sans-serif" font-weight="bold" font-size="${font}" fill="white" stroke="black" stroke-width="${font / 25}">${text}</text></svg>`);
}

/** The edits that the issue names. */
export const EDITS: readonly Edit[] = [
  { name: 'JPEG quality 80', tier: 'same', make: (photo) => jpeg(sharp(photo), 80) },
  { name: 'JPEG quality 40', tier: 'same', make: (photo) => jpeg(sharp(photo), 40) },
  { name: 'JPEG quality 20', tier: 'same', make: (photo) => jpeg(sharp(photo), 20) },
  { name: 'as PNG', tier: 'same', make: (photo) => sharp(photo).png({ compressionLevel: 1 }).toBuffer() },
  { name: 'as WebP', tier: 'same', make: (photo) => sharp(photo).webp({ quality: 75 }).toBuffer() },
  { name: 'scaled to 1/2', tier: 'same', make: scaled(1 / 2) },
  { name: 'scaled to 1/4', tier: 'same', make: scaled(1 / 4) },
  { name: 'scaled to 1/8', tier: 'same', make: scaled(1 / 8) },
  { name: 'turned by 90°', tier: 'same', make: (photo) => jpeg(sharp(photo).rotate(90)) },
  { name: 'turned by 180°', tier: 'same', make: (photo) => jpeg(sharp(photo).rotate(180)) },
  { name: 'turned by 270°', tier: 'same', make: (photo) => jpeg(sharp(photo).rotate(270)) },
  { name: 'mirrored', tier: 'near', make: (photo) => jpeg(sharp(photo).flop()) },
  { name: 'crop removes 10 %', tier: 'near', make: cropped(0.03, 0.02, 0.95, 0.947) },
  { name: 'crop removes 20 %', tier: 'near', make: cropped(0.02, 0.08, 0.894, 0.894) },
  { name: 'crop removes 30 %, one side', tier: 'near', make: cropped(0, 0, 0.7, 1) },
  { name: 'crop removes 40 %', tier: 'near', make: cropped(0.11, 0.1, 0.775, 0.775) },
  { name: 'border of 6 %', tier: 'near', make: (photo, { width }) => jpeg(sharp(photo).extend({ ...sides(Math.round(width * 0.06)), background: '#fff' })) },
  { name: 'border of 10 %, black', tier: 'near', make: (photo, { width }) => jpeg(sharp(photo).extend({ ...sides(Math.round(width * 0.1)), background: '#000' })) },
  { name: 'text over it', tier: 'near', make: (photo, size) => jpeg(sharp(photo).composite([{ input: written(size, 'HAPPY BIRTHDAY', 0.9) }])) },
  { name: 'watermark', tier: 'near', make: (photo, size) => jpeg(sharp(photo).composite([{ input: written(size, '© A. Photographer', 0.55), blend: 'soft-light' }])) },
  { name: 'brighter by 25 %', tier: 'near', make: (photo) => jpeg(sharp(photo).modulate({ brightness: 1.25 })) },
  { name: 'darker by 25 %', tier: 'near', make: (photo) => jpeg(sharp(photo).modulate({ brightness: 0.75 })) },
  { name: 'black and white', tier: 'near', make: (photo) => jpeg(sharp(photo).greyscale()) },
  { name: 'sepia', tier: 'near', make: (photo) => jpeg(sharp(photo).recomb([[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]])) },
  { name: 'contrast by 40 %', tier: 'near', make: (photo) => jpeg(sharp(photo).linear(1.4, -51)) },
  { name: 'saturated by 60 %', tier: 'near', make: (photo) => jpeg(sharp(photo).modulate({ saturation: 1.6 })) },
  { name: 'crop of 20 %, warm filter', tier: 'near', make: async (photo, size) => jpeg(sharp(await cropped(0.05, 0.05, 0.9, 0.89)(photo, size)).linear([1.08, 1, 0.86], [6, 2, 0])) },
];

function sides(pixels: number): { top: number; bottom: number; left: number; right: number } {
  return { top: pixels, bottom: pixels, left: pixels, right: pixels };
}
