import { photoUrl } from '../../../shared/photo-url.ts';
import type { PhotoList } from '../../stores/photo-list.ts';
import { usePhoto } from '../../stores/photos.ts';
import { fitScale, type Size } from './picture-view.ts';
import { turnedStyle } from './turned-style.ts';

export interface SwipeNeighboursProps {
  readonly list: PhotoList;
  readonly index: number;
  readonly stage: Size;
  /** Room for the filmstrip, CSS pixels. */
  readonly below: number;
}

/** The photos at both sides of the open one, while a finger drags. */
export function SwipeNeighbours({ list, index, stage, below }: SwipeNeighboursProps) {
  return (
    <>
      {[-1, 1].map((by) => index + by >= 0 && index + by < list.count && <Neighbour key={by} id={list.idAt(index + by)} ratio={list.ratioAt(index + by)} left={by * stage.width} stage={{ width: stage.width, height: stage.height - below }} />)}
    </>
  );
}

function Neighbour({ id, ratio, left, stage }: { readonly id: string; readonly ratio: number; readonly left: number; readonly stage: Size }) {
  const photo = usePhoto(id);
  const picture = photo && photo.width > 0 ? { width: photo.width, height: photo.height } : { width: ratio * stage.height * 4, height: stage.height * 4 };
  const scale = fitScale({ stage, picture, pixelRatio: 1 });
  const box = { width: picture.width * scale, height: picture.height * scale };
  return (
    <div className="absolute overflow-hidden" style={{ ...box, left: left + (stage.width - box.width) / 2, top: (stage.height - box.height) / 2 }}>
      <img src={photoUrl(id, 'thumb', { version: id })} alt="" draggable={false} style={turnedStyle(photo?.quarterTurns ?? 0, box)} />
    </div>
  );
}
