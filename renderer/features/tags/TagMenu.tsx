import { Combine, Ellipsis, Eye, EyeOff, GraduationCap, Pencil, Search, Square, Trash2 } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { DropdownMenu } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu-style.ts';
import { sayNames } from '../../ui/say-names.ts';
import { hideTag, teachTag } from './change-tags.ts';
import { tagQuestion } from './describe-tag.ts';
import { DeleteTagDialog, MergeTagDialog, RenameTagDialog } from './TagDialogs.tsx';

/** What can be done with a tag. */
export function TagMenu({ tag, isSmall = false }: { readonly tag: TagInfo; readonly isSmall?: boolean }) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<'rename' | 'merge' | 'delete' | null>(null);
  const ask = useNavigation((store) => store.ask);
  const go = useNavigation((store) => store.go);
  const close = (): void => setDialog(null);
  const items: readonly (false | { readonly label: string; readonly icon: ReactNode; readonly run: () => void })[] = [
    tag.photos > 0 && { label: t`Show its photos`, icon: <Search size={16} />, run: () => ask({ text: tagQuestion(tag) }) },
    { label: t`Teach it…`, icon: <GraduationCap size={16} />, run: () => go({ page: 'tags', item: tag.id }) },
    tag.kind === 'taught' && { label: t`Stop finding photos by itself`, icon: <Square size={16} />, run: () => void tellingProblems(() => teachTag(tag, false)) },
    { label: t`Rename…`, icon: <Pencil size={16} />, run: () => setDialog('rename') },
    { label: t`Merge into another tag…`, icon: <Combine size={16} />, run: () => setDialog('merge') },
    tag.isHidden
      ? { label: t`Show again`, icon: <Eye size={16} />, run: () => void tellingProblems(() => hideTag(tag, false)) }
      : { label: t`Hide`, icon: <EyeOff size={16} />, run: () => void tellingProblems(() => hideTag(tag, true)) },
    tag.kind !== 'shipped' && { label: t`Delete…`, icon: <Trash2 size={16} />, run: () => setDialog('delete') },
  ];
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <IconButton label={t`What to do with ${sayNames(tag.names)}`} className={isSmall ? '!size-8 !rounded-full' : 'mr-1'}>
            <Ellipsis size={isSmall ? 16 : 18} />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={4} collisionPadding={8} className={MENU_CONTENT}>
            {items.map((item) => item && (
              <DropdownMenu.Item key={item.label} className={MENU_ITEM} onSelect={item.run}>
                <span className="text-ink-soft" aria-hidden>
                  {item.icon}
                </span>
                {item.label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {dialog === 'rename' && <RenameTagDialog tag={tag} onClose={close} />}
      {dialog === 'merge' && <MergeTagDialog tag={tag} onClose={close} />}
      {dialog === 'delete' && <DeleteTagDialog tag={tag} onClose={close} />}
    </>
  );
}
