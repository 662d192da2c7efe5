import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useSettings } from '../../stores/settings.ts';
import { edgeWidthOf, insetOf } from './grid-metrics.ts';
import { plainSection } from './grid-section.ts';
import { packRows } from './pack-rows.ts';
import { useBoxSize } from '../../ui/use-box-size.ts';
import { DEFAULT_ROW_HEIGHT } from './zoom-levels.ts';

// The shapes of a usual library, so that nothing jumps when the photos come.
const SHAPES = [1.5, 1.5, 0.67, 1.33, 1.5, 0.75, 1.78, 1.33];
const COUNT = 48;

/** Where the photos will be, while the library is read, or asked. @param label What is being done; said to screen readers. */
export function GridSkeleton({ label }: { readonly label?: string }) {
  const { t } = useLingui();
  const [box, setBox] = useState<HTMLElement | null>(null);
  const screen = useBoxSize(box);
  const rowHeight = useSettings((store) => store.settings?.rowHeight ?? DEFAULT_ROW_HEIGHT);
  const inset = insetOf(screen.width);
  const width = screen.width - inset - edgeWidthOf(screen.width);
  const layout = useMemo(() => {
    const section = { ...plainSection('skeleton', ' ', 0, COUNT), look: 'month' as const, groups: Int32Array.of(0, 11, 29) };
    return packRows({ count: COUNT, ratioAt: (index) => SHAPES[index % SHAPES.length] ?? 1, sections: [section], width: Math.max(1, width), rowHeight });
  }, [width, rowHeight]);
  return (
    <div ref={setBox} role="status" aria-label={label ?? t`Reading the library`} className="h-full overflow-hidden">
      {width > 0 && (
        <div className="relative" style={{ marginLeft: inset, width }}>
          <div className="absolute top-4 h-5 w-36 rounded bg-sunken" />
          {[...layout.rowTops.keys()].map((row) =>
            Array.from({ length: (layout.rowStarts[row + 1] ?? 0) - (layout.rowStarts[row] ?? 0) }, (_, offset) => {
              const index = (layout.rowStarts[row] ?? 0) + offset;
              return (
                <div
                  key={index}
                  className="absolute rounded bg-sunken"
                  style={{ left: layout.lefts[index], top: layout.rowTops[row], width: layout.widths[index], height: layout.rowHeights[row] }}
                />
              );
            }),
          )}
        </div>
      )}
    </div>
  );
}
