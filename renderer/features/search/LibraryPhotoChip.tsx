import { Eye, Minus, Plus, ThumbsDown, ThumbsUp, X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { photoUrl } from '../../../shared/photo-url.ts';
import { useNavigation, type AskedQuestion } from '../../stores/navigation.ts';
import { usePhoto } from '../../stores/photos.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { Chip } from './Chip.tsx';
import { withoutPhoto, withPhoto, type PhotoPart } from './question-changes.ts';

/** A photo of the library that takes part in the question. */
export function LibraryPhotoChip({ id, part }: { readonly id: string; readonly part: PhotoPart }) {
  const { t } = useLingui();
  const photo = usePhoto(id);
  const fileName = photo?.path?.split('/').at(-1) ?? t`a photo`;
  const other: PhotoPart = part === 'like' ? 'unlike' : 'like';
  const Sign = part === 'like' ? Plus : Minus;
  const onRemove = (): void => change((question) => withoutPhoto(question, id));
  return (
    <Chip
      name={part === 'like' ? t`Like ${fileName}` : t`Not like ${fileName}`}
      icon={<Sign size={15} className="shrink-0 text-ink-soft" aria-hidden />}
      onRemove={onRemove}
      actions={[
        {
          label: other === 'like' ? t`More like this` : t`Less like this`,
          icon: other === 'like' ? <ThumbsUp size={16} aria-hidden /> : <ThumbsDown size={16} aria-hidden />,
          run: () => change((question) => withPhoto(question, id, other)),
        },
        { label: t`Open the photo`, icon: <Eye size={16} aria-hidden />, run: () => useNavigation.getState().openPhoto(id) },
        { label: t`Remove`, icon: <X size={16} aria-hidden />, run: onRemove },
      ]}
    >
      <PhotoImage src={photoUrl(id, 'thumb')} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="size-7 rounded-md" />
    </Chip>
  );
}

function change(how: (question: AskedQuestion) => AskedQuestion): void {
  const { place, ask } = useNavigation.getState();
  ask(how(place.question));
}
