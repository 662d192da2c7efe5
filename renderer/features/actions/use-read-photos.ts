import { useEffect, useState } from 'react';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { readPhotos } from '../../stores/photos.ts';
import { tellingProblems } from '../../stores/toasts.ts';

/** All photos that a dialog is about; null until they are read. */
export function useReadPhotos(ids: readonly string[]): readonly Photo[] | null {
  const [photos, setPhotos] = useState<readonly Photo[] | null>(null);
  useEffect(() => {
    let isLate = false;
    void tellingProblems(async () => {
      const read = await readPhotos(ids);
      if (!isLate) setPhotos(read);
    });
    return () => {
      isLate = true;
    };
  }, [ids]);
  return photos;
}
