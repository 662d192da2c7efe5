import type { MessageDescriptor } from '@lingui/core';
import type { LucideIcon } from 'lucide-react';
import type { Command } from '../commands/command.ts';

/** Something to do with photos: in their menu, in the bar of a selection, by its keys, in the palette. */
export interface PhotoAction {
  /** Of the command too, as in `photo.favourite`. */
  readonly id: string;
  readonly title: MessageDescriptor;
  readonly Icon: LucideIcon;
  readonly keys: readonly string[];
  readonly scope: Command['scope'];
  /** Where it stands in the menu; a line is drawn between two parts. */
  readonly part: 'say' | 'sort' | 'search' | 'file' | 'leave';
  /** True for the few that the bar of a selection shows as buttons of their own. */
  readonly isInBar: boolean;
  isPossible(ids: readonly string[]): boolean;
  run(ids: readonly string[]): void | Promise<void>;
}
