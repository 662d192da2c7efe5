import { serveEncodeWorker } from '../../engine/encode/encode-worker.ts';
import { openParentPort } from './parent-port.ts';

serveEncodeWorker(openParentPort());
