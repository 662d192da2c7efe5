import { ImageIcon, Plus, X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigation } from '../../stores/navigation.ts';
import { examplePreview } from './example-images.ts';
import { Chip } from './Chip.tsx';
import { withoutExample } from './question-changes.ts';

/** An image from outside the library that the results are to be like. */
export function ExampleChip({ token }: { readonly token: string }) {
  const { t } = useLingui();
  const preview = examplePreview(token);
  const onRemove = (): void => {
    const { place, ask } = useNavigation.getState();
    ask(withoutExample(place.question, token));
  };
  return (
    <Chip
      name={t`Like the dropped image`}
      icon={<Plus size={15} className="shrink-0 text-ink-soft" aria-hidden />}
      onRemove={onRemove}
      actions={[{ label: t`Remove`, icon: <X size={16} aria-hidden />, run: onRemove }]}
    >
      {preview === null ? <ImageIcon size={17} className="text-ink-soft" aria-hidden /> : <img src={preview} alt="" className="size-7 rounded-md object-cover" />}
    </Chip>
  );
}
