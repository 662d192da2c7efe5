import { useSettings } from '../../stores/settings.ts';
import { tellingProblems } from '../../stores/toasts.ts';

/** Heights of a row to choose from, CSS pixels: each about a third more than the one before. */
export const ZOOM_LEVELS = [80, 110, 150, 200, 270, 360, 480] as const;

/** The contract's own, until the settings are read. */
export const DEFAULT_ROW_HEIGHT = 200;

/** The next height up or down from any height; the same one at the end. */
export function nextRowHeight(rowHeight: number, direction: 1 | -1): number {
  const levels = direction > 0 ? ZOOM_LEVELS : ZOOM_LEVELS.toReversed();
  return levels.find((level) => (level - rowHeight) * direction > 1) ?? rowHeight;
}

/** Make the photos of the grid larger or smaller by a step; kept in the settings. */
export function zoomGrid(direction: 1 | -1): void {
  const { settings, change } = useSettings.getState();
  const before = settings?.rowHeight ?? DEFAULT_ROW_HEIGHT;
  const rowHeight = nextRowHeight(before, direction);
  if (rowHeight !== before) void tellingProblems(() => change({ rowHeight }));
}
