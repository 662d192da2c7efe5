import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { MapPin } from './MapPin.tsx';
import { boxOf, isInBox, placeAt, screenOf, toWorld, type WorldPoint } from './map-view.ts';
import { useBoxSize } from '../ui/use-box-size.ts';
import { useMapView } from './use-map-view.ts';
import { WorldMap } from './WorldMap.tsx';

/** A place as coordinates: degrees, WGS 84. */
export interface PickedPlace {
  readonly latitude: number;
  readonly longitude: number;
}

export interface PlacePickerProps {
  /** The place that is set; null for none. */
  readonly place: PickedPlace | null;
  readonly onPick: (place: PickedPlace) => void;
}

const REGION_ZOOM = 4.5;
const WORLD_ZOOM = 0.6;
/** Decimals of a picked coordinate: about a metre. */
const DECIMALS = 5;

/** A map to pick a place on: a click sets it, or Enter the place in the middle. It fills its box. */
export function PlacePicker({ place, onPick }: PlacePickerProps) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const size = useBoxSize(frame);
  const { view, setView, flyTo } = useMapView(place ? { ...toWorld(place.longitude, place.latitude), zoom: REGION_ZOOM } : { x: 0.5, y: 0.4, zoom: WORLD_ZOOM });
  const now = useRef({ view, size });
  useEffect(() => {
    now.current = { view, size };
  });
  // A place that was typed is gone to; one that was clicked is in sight already.
  const latitude = place?.latitude;
  const longitude = place?.longitude;
  useEffect(() => {
    if (latitude === undefined || longitude === undefined || now.current.size.width === 0) return;
    if (!isInBox(boxOf(now.current.view, now.current.size), longitude, latitude)) flyTo({ ...toWorld(longitude, latitude), zoom: Math.max(REGION_ZOOM, now.current.view.zoom) });
  }, [latitude, longitude, flyTo]);

  const pickAt = (at: WorldPoint): void => {
    const found = placeAt(view, size, at);
    onPick({ latitude: Number(found.latitude.toFixed(DECIMALS)), longitude: Number(found.longitude.toFixed(DECIMALS)) });
  };
  return (
    <div ref={frame} className="group relative size-full">
      <WorldMap
        view={view}
        size={size}
        onView={setView}
        onFly={flyTo}
        onClick={pickAt}
        onEnter={() => pickAt({ x: size.width / 2, y: size.height / 2 })}
        label={t`Map: click where it was taken, or move it by the arrow keys and press Enter`}
      >
        {place && <MapPin at={screenOf(view, size, toWorld(place.longitude, place.latitude))} />}
        <div aria-hidden className="pointer-events-none absolute top-1/2 left-1/2 hidden size-4 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-ink-soft group-has-[:focus-visible]:block" />
      </WorldMap>
      {!place && (
        <p className="pointer-events-none absolute inset-x-0 bottom-2 mx-auto w-fit rounded-md bg-surface px-2 py-1 text-small text-ink-soft">
          <Trans>Click where it was taken</Trans>
        </p>
      )}
    </div>
  );
}
