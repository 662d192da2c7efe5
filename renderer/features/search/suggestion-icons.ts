import { Aperture, CalendarDays, Camera, FileImage, Folder, History, MapPin, Tag, type LucideIcon } from 'lucide-react';
import type { Suggestion } from '../../../shared/contract/app-schemas.ts';

/** What kind of thing a suggestion names. */
export const SUGGESTION_ICONS: Readonly<Record<Suggestion['kind'], LucideIcon>> = {
  recent: History, tag: Tag, place: MapPin, date: CalendarDays, camera: Camera, lens: Aperture, folder: Folder, type: FileImage,
};
