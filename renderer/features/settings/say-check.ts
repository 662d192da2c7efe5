import { plural, t } from '@lingui/core/macro';
import type { DoctorFacts, GpuAdvice } from '../../../shared/contract/doctor-facts.ts';
import { formatBytes, formatNumber } from '../../ui/format-values.ts';
import { providerName } from '../../ui/provider-name.ts';
import { sayProblem } from '../../ui/say-problem.ts';

/** One line of the doctor's report as a person reads it. */
export interface SaidCheck {
  readonly area: string;
  readonly found: string;
  /** What to do about what is missing; null when nothing is. */
  readonly advice: string | null;
}

/** A check of the doctor in the window's language; what it advises is what can be done in the window. */
export function sayCheck(facts: DoctorFacts): SaidCheck {
  switch (facts.kind) {
    case 'processor':
      return { area: t`Processor`, found: `${plural(facts.cores, { one: '# core', other: '# cores' })}, ${facts.model}; ${facts.platform} ${facts.arch}, Node ${facts.node}`, advice: null };
    case 'memory':
      return {
        area: t`Memory`,
        found: t`${formatBytes(facts.totalBytes)}, ${formatBytes(facts.freeBytes)} of it free`,
        advice: facts.isLow ? t`Indexing takes up to 1 GB: close other programs while a large folder is indexed.` : null,
      };
    case 'encoder': {
      const { pack, provider, photosPerSecond, rejected } = facts;
      const speed = formatNumber(photosPerSecond, 1);
      const runs = t`${pack} on ${providerName(provider)}, ${speed} photos/s (the model alone).`;
      const others = rejected.map((each) => t`${providerName(each.provider)} is not used: ${sayProblem(each.reason)}.`);
      return { area: t`Model at work`, found: [runs, ...others].join('\n'), advice: facts.gpu && sayGpuAdvice(facts.gpu) };
    }
    case 'formats':
      return { area: t`Photos`, found: facts.names.join(', '), advice: null };
    case 'raw':
      return facts.exiftool === null
        ? { area: 'RAW', found: t`exiftool cannot run: perl is missing, so RAW files are skipped and videos have fewer details.`, advice: t`Install perl (Debian and Ubuntu: sudo apt install perl; Fedora: sudo dnf install perl), then try the files again on the page Folders.` }
        : { area: 'RAW', found: t`previews inside the files, through exiftool ${facts.exiftool}`, advice: null };
    case 'video':
      return facts.ffmpeg === null
        ? { area: t`Videos`, found: t`No ffmpeg was found: videos are kept with date, place and length, but cannot be found by what they show.`, advice: t`Install ffmpeg (Debian and Ubuntu: sudo apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), then run: albumen index --verify` }
        : { area: t`Videos`, found: t`still pictures through ${facts.ffmpeg}`, advice: null };
    case 'no-library':
      return { area: t`Library`, found: t`none yet at ${facts.path}`, advice: t`Add a folder on the page Folders.` };
    case 'library': {
      const photos = plural(facts.photos, { one: '# photo', other: '# photos' });
      const files = plural(facts.files, { one: '# file', other: '# files' });
      return {
        area: t`Library`,
        found: t`${facts.path}: ${photos} in ${files}, ${formatBytes(facts.sizeBytes)}`,
        advice: facts.failed > 0 ? plural(facts.failed, { one: '# file could not be read; the page Folders says why.', other: '# files could not be read; the page Folders says why.' }) : null,
      };
    }
    case 'disk':
      return { area: t`Drive`, found: t`${formatBytes(facts.freeBytes)} free where the library is`, advice: facts.isLow ? t`Make room before indexing: a full drive stops it.` : null };
    case 'folder': {
      const files = plural(facts.files, { one: '# file', other: '# files' });
      return facts.isThere
        ? { area: t`Folder`, found: `${facts.path}: ${files}`, advice: null }
        : { area: t`Folder`, found: t`${facts.path} is not there or cannot be read; its photos are kept (${files}).`, advice: t`Connect its drive, or remove the folder on the page Folders.` };
    }
    case 'model':
      return { area: t`Model`, found: t`${facts.id} (${facts.layout}, ${facts.dim} numbers a photo) in ${facts.folder}`, advice: null };
    case 'broken-model':
      return { area: t`Model`, found: sayProblem(facts.reason, 'pack-invalid'), advice: t`Mend or remove ${facts.folder}.` };
    case 'unexamined':
      return { area: t`Not examined`, found: sayProblem(facts.reason), advice: facts.isFault ? t`This is a fault of Albumen itself: please report it with this line.` : null };
  }
}

function sayGpuAdvice(advice: GpuAdvice): string {
  const install = 'node node_modules/onnxruntime-node/script/install.js --onnxruntime-node-install=cuda12';
  return {
    'windows-driver': t`Install the newest driver from the maker of the graphics card (DirectML needs DirectX 12), then look again.`,
    'macos-update': t`CoreML is part of macOS: update macOS, then look again.`,
    'cuda-runtime': t`An NVIDIA GPU is there, but not the CUDA part of ONNX Runtime: install CUDA and cuDNN, run “${install}” in the folder of Albumen (it downloads from nuget.org), then look again.`,
    'cuda-libraries': t`An NVIDIA GPU and the CUDA part of ONNX Runtime are there: install the CUDA and cuDNN libraries that it asks for above, then look again.`,
    'vulkan-driver': t`A graphics device is there, but no Vulkan driver: install it (Debian and Ubuntu: mesa-vulkan-drivers; for NVIDIA its own driver), then look again.`,
  }[advice];
}
