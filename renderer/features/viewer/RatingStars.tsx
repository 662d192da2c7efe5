import { Star } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

const STARS = [1, 2, 3, 4, 5] as const;

/** Five stars to set; pressing the last one again takes them all away. */
export function RatingStars({ rating, onRate }: { readonly rating: number; readonly onRate: (rating: number) => void }) {
  const { t } = useLingui();
  return (
    <div role="group" aria-label={t`Rating`} className="-ml-1.5 flex">
      {STARS.map((stars) => (
        <button
          key={stars}
          type="button"
          aria-pressed={rating >= stars}
          aria-label={plural(stars, { one: '# star', other: '# stars' })}
          onClick={() => onRate(rating === stars ? 0 : stars)}
          className={`flex size-8 items-center justify-center rounded-lg hover:bg-sunken ${rating >= stars ? 'text-accent' : 'text-ink-faint'}`}
        >
          <Star size={18} fill={rating >= stars ? 'currentColor' : 'none'} aria-hidden />
        </button>
      ))}
    </div>
  );
}
