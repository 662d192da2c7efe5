import { endExiftool, getExiftool } from '../decode/exiftool-process.ts';
import { findFfmpeg } from '../decode/find-ffmpeg.ts';
import type { Check } from './check.ts';

const PHOTO_FORMATS = ['JPEG', 'PNG', 'WebP', 'AVIF', 'TIFF', 'GIF', 'BMP', 'HEIC'];

/** Which kinds of files can be read here, with the programs that the rarer ones need. */
export async function examineCodecs(): Promise<Check[]> {
  return [
    { area: 'photos', status: 'ok', found: PHOTO_FORMATS.join(', '), advice: null, facts: { kind: 'formats', names: PHOTO_FORMATS } },
    await examineRaw(),
    await examineVideo(),
  ];
}

async function examineRaw(): Promise<Check> {
  const exiftool = await getExiftool();
  if (exiftool) {
    try {
      const version = await exiftool.version();
      return { area: 'RAW', status: 'ok', found: `embedded previews through exiftool ${version}`, advice: null, facts: { kind: 'raw', exiftool: version } };
    } finally {
      await endExiftool();
    }
  }
  return {
    area: 'RAW',
    status: 'problem',
    found: 'exiftool cannot run: perl is missing, so RAW files are skipped and videos have fewer details',
    advice: 'install perl (Debian and Ubuntu: sudo apt install perl; Fedora: sudo dnf install perl), then run: albumen index --retry-failed',
    facts: { kind: 'raw', exiftool: null },
  };
}

async function examineVideo(): Promise<Check> {
  const ffmpeg = await findFfmpeg();
  if (ffmpeg) return { area: 'video', status: 'ok', found: `poster frames through ${ffmpeg}`, advice: null, facts: { kind: 'video', ffmpeg } };
  return {
    area: 'video',
    status: 'note',
    found: 'no ffmpeg on the PATH: videos are kept with date, place and duration, but cannot be found by their look',
    advice: 'install ffmpeg (Debian and Ubuntu: sudo apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), then run: albumen index --verify',
    facts: { kind: 'video', ffmpeg: null },
  };
}
