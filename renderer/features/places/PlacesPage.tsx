import { Globe, MapPinned, Minus, Plus } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { boxOf, fitBox, screenOf, toWorld, type MapBox, type MapSize, type MapView } from '../../map/map-view.ts';
import { useBoxSize } from '../../ui/use-box-size.ts';
import { WorldMap } from '../../map/WorldMap.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { useRefreshed } from '../../stores/use-refreshed.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { boxQuestion, boxOfAll } from './box-question.ts';
import type { PhotoCluster } from './cluster-index.ts';
import { ClusterMarker } from './ClusterMarker.tsx';
import { PhotosInView } from './PhotosInView.tsx';
import { positionedId, usePlaces } from './places-store.ts';
import { usePlacesView } from './use-places-view.ts';

/** Clusters are shown this far beyond the map's edge, in parts of its size, so that a dragged map has no empty rim. */
const AROUND = 0.25;
/** Room between clusters that are gone to and the map's edge, CSS pixels. */
const MARGIN = 72;
/** As near as the map goes by itself: a town with its coast. */
const CLOSEST = 11;

/** The library on a map: photos that lie together as one picture. */
export function PlacesPage() {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const size = useBoxSize(frame);
  const positions = usePlaces((store) => store.positions);
  const shown = usePlaces((store) => store.shown);
  const problem = usePlaces((store) => store.problem);
  const all = useMemo(() => positions && boxOfAll(positions), [positions]);
  const { view, setView, flyTo, zoomBy, showAll } = usePlacesView(size, all, { margin: MARGIN, closest: CLOSEST });
  useRefreshed(() => usePlaces.getState().load());

  useEffect(() => {
    if (!view || size.width === 0) return;
    const grown = { width: size.width * (1 + 2 * AROUND), height: size.height * (1 + 2 * AROUND) };
    usePlaces.getState().look(boxOf(view, size), boxOf(view, grown), view.zoom);
  }, [view, size, positions]);

  // The same for every marker and every move of the map, so that only what moved is drawn again.
  const open = useCallback((key: string): void => {
    const now = usePlaces.getState().shown;
    const cluster = now?.answer.clusters.find((each) => each.key === key);
    if (!now || !cluster) return;
    const { openPhoto, ask } = useNavigation.getState();
    if (cluster.count === 1) openPhoto(positionedId(now.positions, cluster.newest));
    else if (cluster.fallsApartAt === null) ask({ text: boxQuestion(cluster.box) });
    else flyTo(viewCloserTo(cluster, size));
  }, [flyTo, size]);
  const openBox = (box: MapBox): void => useNavigation.getState().ask({ text: boxQuestion(box) });

  if (positions && positions.latitudes.length === 0) {
    return (
      <EmptyState icon={<MapPinned size={44} strokeWidth={1.4} />} title={t`No photo has a place yet`}>
        <Trans>Photos from a phone, or from a camera with GPS, appear here on the map. To any other you can give a place: select it and choose “Correct the place”.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className="flex h-full max-md:flex-col">
      <h1 className="sr-only">
        <Trans>Places</Trans>
      </h1>
      <div ref={frame} className="relative min-h-0 min-w-0 flex-1">
        {view && (
          <WorldMap view={view} size={size} onView={setView} onFly={flyTo} label={t`Map of your photos. Arrow keys move it, plus and minus zoom, Tab goes through the photos.`}>
            {shown?.answer.clusters.map((cluster) => {
              const at = screenOf(view, size, toWorld(cluster.longitude, cluster.latitude));
              const isInSight = at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height;
              return <ClusterMarker key={cluster.key} clusterKey={cluster.key} id={positionedId(shown.positions, cluster.newest)} count={cluster.count} x={at.x} y={at.y} isInSight={isInSight} onOpen={open} />;
            })}
          </WorldMap>
        )}
        {problem !== null && (
          <p role="alert" className="absolute inset-x-0 top-3 mx-auto w-fit rounded-lg bg-danger-soft px-3 py-1.5">
            {problem}
          </p>
        )}
        <div className="absolute right-3 bottom-3 flex flex-col rounded-xl bg-surface shadow-raised ring-1 ring-line">
          <IconButton label={t`Zoom in`} shortcut="+" onClick={() => zoomBy(1)}>
            <Plus size={18} />
          </IconButton>
          <IconButton label={t`Zoom out`} shortcut="−" onClick={() => zoomBy(-1)}>
            <Minus size={18} />
          </IconButton>
          <IconButton label={t`Show all places`} shortcut="0" onClick={showAll}>
            <Globe size={18} />
          </IconButton>
        </div>
      </div>
      <PhotosInView shown={shown} onOpenAll={() => view && openBox(boxOf(view, size))} />
    </div>
  );
}

/** What falls apart at the next zoom, whole on the map. */
function viewCloserTo({ box, latitude, longitude, fallsApartAt }: PhotoCluster, size: MapSize): MapView {
  const fitted = fitBox(box, size, MARGIN, CLOSEST);
  // Photos at the ends of a large cluster fit only at a zoom at which it is one still.
  return fitted.zoom >= (fallsApartAt ?? 0) ? fitted : { ...toWorld(longitude, latitude), zoom: fallsApartAt ?? CLOSEST };
}
