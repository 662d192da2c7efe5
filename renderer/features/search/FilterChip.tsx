import { Aperture, CalendarDays, Camera, Clock, FileImage, Folder, MapPin, PenLine, SlidersHorizontal, Star, Tag, TextQuote, X, type LucideIcon } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import type { ParsedQuestion } from '../../../shared/contract/schemas.ts';
import { sayFilter } from '../../ui/say-filter.ts';
import { Chip } from './Chip.tsx';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  date: CalendarDays, time: Clock, place: MapPin, near: MapPin, box: MapPin, camera: Camera, lens: Aperture, folder: Folder, path: Folder,
  type: FileImage, rating: Star, keyword: Tag, tag: Tag, caption: TextQuote,
};

export interface FilterChipProps {
  readonly filter: ParsedQuestion['filters'][number];
  readonly onRemove: () => void;
  readonly onEdit: () => void;
  readonly onKeepWords: () => void;
}

/** What must be true, in the person's own words. */
export function FilterChip({ filter, onRemove, onEdit, onKeepWords }: FilterChipProps) {
  const { t } = useLingui();
  const Icon = ICONS[filter.field] ?? SlidersHorizontal;
  const words = filter.words;
  return (
    <Chip
      name={filter.negated ? t`Not: ${words}` : t`Filter: ${words}`}
      icon={<Icon size={15} className="shrink-0 text-ink-soft" aria-hidden />}
      explanation={sayFilter(filter)}
      onRemove={onRemove}
      actions={[
        { label: t`Edit`, icon: <PenLine size={16} aria-hidden />, movesFocus: true, run: onEdit },
        { label: t`Use as plain words`, icon: <TextQuote size={16} aria-hidden />, run: onKeepWords },
        { label: t`Remove`, icon: <X size={16} aria-hidden />, run: onRemove },
      ]}
    >
      <span className={filter.negated ? 'line-through decoration-1' : ''}>{words}</span>
    </Chip>
  );
}
