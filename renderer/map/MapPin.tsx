import { MapPin as PinIcon } from 'lucide-react';
import type { WorldPoint } from './map-view.ts';

/** A pin whose tip is at a point of the map, CSS pixels from its corner. */
export function MapPin({ at }: { readonly at: WorldPoint }) {
  return (
    <PinIcon
      aria-hidden
      size={28}
      strokeWidth={1.8}
      className="pointer-events-none absolute -translate-x-1/2 -translate-y-full fill-accent text-on-accent"
      style={{ left: at.x, top: at.y }}
    />
  );
}
