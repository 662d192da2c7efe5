import { Film } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { photoUrl } from '../../../shared/photo-url.ts';
import { useBoxSize } from '../../ui/use-box-size.ts';
import { useNavigation } from '../../stores/navigation.ts';
import type { PhotoList } from '../../stores/photo-list.ts';
import { useKnownPhoto, wantPhotos } from '../../stores/photos.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { describePhoto } from '../grid/describe-photo.ts';

/** What the strip takes of the stage, CSS pixels. */
export const FILMSTRIP_HEIGHT = 84;
/** One photo of the strip with its gap, and without, CSS pixels. */
const PITCH = 64;
const TILE = 60;
/** Photos drawn beyond each end of what is seen. */
const BEYOND = 6;

export interface FilmstripProps {
  readonly list: PhotoList;
  readonly index: number;
  readonly className: string;
}

/** The neighbours of the open photo. Of a list of any length only what is seen stands in the page. */
export function Filmstrip({ list, index, className }: FilmstripProps) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useBoxSize(scroller);
  const [scroll, setScroll] = useState(0);
  const margin = (width - TILE) / 2;
  const place = index * PITCH;
  const isNear = useRef(false);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || width === 0) return;
    const isStill = !isNear.current || Math.abs(element.scrollLeft - place) > 8 * PITCH || matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollTo({ left: place, behavior: isStill ? 'instant' : 'smooth' });
    isNear.current = true;
    setScroll(element.scrollLeft);
  }, [place, width]);

  const first = Math.max(0, Math.floor((scroll - margin) / PITCH) - BEYOND);
  const end = Math.min(list.count, Math.ceil((scroll - margin + width) / PITCH) + BEYOND);
  const shown = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  const ids = shown.map((at) => list.idAt(at));
  const key = `${ids[0] ?? ''}${ids.length}`;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the ids are a new array at every render; the key tells when they are others.
  useEffect(() => wantPhotos(ids), [key]);
  return (
    <div
      ref={scroller}
      data-chrome
      data-over-stage
      role="group"
      aria-label={t`Filmstrip`}
      onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
      className={`absolute inset-x-0 bottom-0 overflow-x-auto overflow-y-hidden [scrollbar-width:none] ${className}`}
      style={{ height: FILMSTRIP_HEIGHT }}
    >
      {/* Room at both ends, so that the first and the last photo can stand in the middle too. */}
      <div className="box-content h-full" style={{ width: list.count * PITCH - (PITCH - TILE), paddingInline: `calc(50% - ${TILE / 2}px)` }}>
        <div className="relative h-full">
          {shown.map((at, nth) => (
            <StripTile key={ids[nth]} id={ids[nth] ?? ''} left={at * PITCH} isOpen={at === index} list={list} at={at} />
          ))}
        </div>
      </div>
    </div>
  );
}

function StripTile({ id, left, isOpen, list, at }: { readonly id: string; readonly left: number; readonly isOpen: boolean; readonly list: PhotoList; readonly at: number }) {
  const photo = useKnownPhoto(id);
  const openPhoto = useNavigation((store) => store.openPhoto);
  return (
    <button
      type="button"
      // One stop for Tab: the arrow keys go through the photos anyway.
      tabIndex={isOpen ? 0 : -1}
      aria-current={isOpen}
      aria-label={describePhoto(photo, list.takenAtMsAt(at), list.flagsAt(at))}
      onClick={() => openPhoto(id)}
      className={`absolute top-2 overflow-hidden rounded-md transition-opacity ${isOpen ? 'ring-2 ring-ink ring-offset-2 ring-offset-sunken' : 'opacity-60 hover:opacity-100'}`}
      style={{ left, width: TILE, height: TILE }}
    >
      {photo?.placeholder === null ? (
        <span className="flex size-full items-center justify-center bg-surface text-ink-faint">
          <Film size={22} aria-hidden />
        </span>
      ) : (
        <PhotoImage src={photoUrl(id, 'thumb', { version: id })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="size-full" />
      )}
    </button>
  );
}
