import { photoUrl } from '../../../shared/photo-url.ts';
import { usePhoto } from '../../stores/photos.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';

/** A photo that stands for something: cut to its box; a plain ground where there is none. */
export function Cover({ id, className }: { readonly id: string | null; readonly className: string }) {
  const photo = usePhoto(id);
  if (id === null) return <div className={`bg-sunken ${className}`} />;
  return <PhotoImage src={photoUrl(id, 'thumb', { version: id })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className={className} />;
}
