import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef } from 'react';
import { MapPin } from './MapPin.tsx';
import { screenOf, toWorld } from './map-view.ts';
import { useBoxSize } from '../ui/use-box-size.ts';
import { useMapView } from './use-map-view.ts';
import { WorldMap } from './WorldMap.tsx';

/** A region with its coasts: one recognises where it is. */
const REGION_ZOOM = 4.5;

export interface PlaceMapProps {
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  /** What a screen reader calls it. */
  readonly label?: string;
}

/** A small map with one pin; it fills its box. */
export function PlaceMap({ latitude, longitude, label }: PlaceMapProps) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const size = useBoxSize(frame);
  const place = useMemo(() => toWorld(longitude, latitude), [longitude, latitude]);
  const { view, setView, flyTo } = useMapView({ ...place, zoom: REGION_ZOOM });
  useEffect(() => setView({ ...place, zoom: REGION_ZOOM }), [place, setView]);
  return (
    <div ref={frame} className="size-full">
      <WorldMap view={view} size={size} onView={setView} onFly={flyTo} label={label ?? t`Map of the place`}>
        <MapPin at={screenOf(view, size, place)} />
      </WorldMap>
    </div>
  );
}
