import { Minus, Plus } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useSettings } from '../../stores/settings.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { DEFAULT_ROW_HEIGHT, nextRowHeight, zoomGrid } from '../grid/zoom-levels.ts';

/** Two buttons for the size of the photos, in the corner; they step back until they are needed. */
export function ZoomControl() {
  const { t } = useLingui();
  const rowHeight = useSettings((store) => store.settings?.rowHeight ?? DEFAULT_ROW_HEIGHT);
  return (
    <div
      role="group"
      aria-label={t`Size of the photos`}
      className="absolute bottom-4 left-4 z-20 flex rounded-xl bg-surface/90 opacity-60 shadow-raised ring-1 ring-line backdrop-blur-sm transition-opacity focus-within:opacity-100 hover:opacity-100 max-sm:hidden"
    >
      <IconButton label={t`Smaller photos`} shortcut="-" className="!size-8" disabled={nextRowHeight(rowHeight, -1) === rowHeight} onClick={() => zoomGrid(-1)}>
        <Minus size={16} />
      </IconButton>
      <IconButton label={t`Larger photos`} shortcut="+" className="!size-8" disabled={nextRowHeight(rowHeight, 1) === rowHeight} onClick={() => zoomGrid(1)}>
        <Plus size={16} />
      </IconButton>
    </div>
  );
}
