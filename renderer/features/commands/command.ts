import type { MessageDescriptor } from '@lingui/core';

/** One thing that a person can do: in the palette, by its keys, in the sheet of shortcuts and in the system's menu. */
export interface Command {
  /** Stable, as in `photo.favourite`; the system's menu names it. */
  readonly id: string;
  readonly title: MessageDescriptor;
  readonly group: MessageDescriptor;
  /** As in `Mod+K` (Ctrl, or Cmd on a Mac), `/`, `Shift+F`, `Delete`; the first one is shown. */
  readonly keys: readonly string[];
  /**
   * `grid`: on a page of photos while none is open; `viewer`: while one is. A key may mean something else in each, and
   * there goes before what it means `anywhere`.
   */
  readonly scope: 'anywhere' | 'grid' | 'viewer';
  /** True where holding the key down goes on (next photo, zoom). Others run once, however long the key is held. */
  readonly repeats?: boolean;
  /** False while it makes no sense: it is left out of the palette and its keys do nothing. */
  isPossible?(): boolean;
  run(): void | Promise<void>;
}
