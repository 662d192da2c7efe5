import { Check, X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import type { PhotoTags } from '../../../shared/contract/tag-schemas.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { formatNumber } from '../../ui/format-values.ts';
import { sayNames } from '../../ui/say-names.ts';
import { Tip } from '../../ui/Tip.tsx';
import { sayTag } from '../tags/change-tags.ts';
import { tagQuestion } from '../tags/describe-tag.ts';
import { AskButton } from './AskButton.tsx';

/** One tag of a photo: its name asks for others like it; what was read from the picture can be accepted, and each refused. */
export function TagChip({ photoId, tag }: { readonly photoId: string; readonly tag: PhotoTags['tags'][number] }) {
  const { t } = useLingui();
  const name = sayNames(tag.names);
  const isSaid = tag.by === 'person';
  const percent = formatNumber(tag.confidence * 100);
  const why = isSaid ? t`Given by you` : tag.by === 'taught' ? t`Found by what you taught, ${percent} % sure` : t`Read from the picture, ${percent} % sure`;
  const say = (word: boolean | null): void => void tellingProblems(() => sayTag([photoId], { id: tag.tag, names: tag.names }, word));
  return (
    <span className={`flex h-8 max-w-full items-center rounded-full text-small ${isSaid ? 'bg-accent-soft' : 'bg-sunken'}`}>
      <Tip text={why}>
        <AskButton question={tagQuestion(tag)} className="h-full min-w-0 truncate rounded-l-full pr-1 pl-3 hover:underline">
          {name}
        </AskButton>
      </Tip>
      {!isSaid && (
        <Tip text={t`It is right`}>
          <button type="button" aria-label={t`${name} is right`} onClick={() => say(true)} className="flex size-7 shrink-0 items-center justify-center rounded-full text-ink-soft hover:bg-line hover:text-ink">
            <Check size={14} aria-hidden />
          </button>
        </Tip>
      )}
      <Tip text={isSaid ? t`Take it off` : t`It is wrong`}>
        <button type="button" aria-label={isSaid ? t`Take ${name} off` : t`${name} is wrong`} onClick={() => say(false)} className="mr-0.5 flex size-7 shrink-0 items-center justify-center rounded-full text-ink-soft hover:bg-line hover:text-ink">
          <X size={14} aria-hidden />
        </button>
      </Tip>
    </span>
  );
}
