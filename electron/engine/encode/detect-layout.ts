import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PackLayout } from './model-pack.ts';

/** Files that mark a layout: any one of them is enough, so that an incomplete pack is still told by its kind. */
const MARKS: readonly (readonly [PackLayout, readonly string[]])[] = [
  ['albumen', ['pack.json']],
  ['immich', ['visual/model.onnx', 'textual/model.onnx', 'visual/preprocess_cfg.json']],
  ['transformers.js', ['preprocessor_config.json', 'onnx']],
  ['rclip', ['visual.onnx', 'textual.onnx']],
];

/**
 * Which kind of pack a folder holds, by its files' names.
 *
 * @param folder Absolute path.
 * @returns Null where nothing marks a pack.
 */
export function detectLayout(folder: string): PackLayout | null {
  const found = MARKS.find(([, marks]) => marks.some((mark) => existsSync(join(folder, mark))));
  return found?.[0] ?? null;
}
