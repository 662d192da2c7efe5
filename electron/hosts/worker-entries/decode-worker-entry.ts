import { serveDecodeWorker } from '../../engine/decode/decode-worker.ts';
import { openParentPort } from './parent-port.ts';

serveDecodeWorker(openParentPort());
