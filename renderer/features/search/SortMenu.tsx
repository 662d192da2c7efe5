import { ArrowDownUp, Check } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { DropdownMenu } from 'radix-ui';
import { useNavigation, type AskedQuestion } from '../../stores/navigation.ts';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu-style.ts';

/** In which order the results stand. */
export function SortMenu() {
  const { t } = useLingui();
  const sort = useNavigation((store) => store.place.question.sort);
  const ask = useNavigation((store) => store.ask);
  const options: readonly { readonly value: AskedQuestion['sort']; readonly label: string }[] = [
    { value: 'relevance', label: t`Best first` },
    { value: 'newest', label: t`Newest first` },
    { value: 'oldest', label: t`Oldest first` },
  ];
  const label = options.find((option) => option.value === sort)?.label ?? '';
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger aria-label={t`Order: ${label}`} className="flex h-8 shrink-0 items-center gap-2 rounded-lg px-2.5 text-body text-ink-soft transition-colors hover:bg-sunken hover:text-ink">
        <ArrowDownUp size={15} aria-hidden />
        <span className="max-sm:sr-only">{label}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} className={MENU_CONTENT}>
          <DropdownMenu.RadioGroup value={sort} onValueChange={(value) => ask({ sort: value as AskedQuestion['sort'] })}>
            {options.map((option) => (
              <DropdownMenu.RadioItem key={option.value} value={option.value} className={MENU_ITEM}>
                <span className="w-4">
                  <DropdownMenu.ItemIndicator>
                    <Check size={16} aria-hidden />
                  </DropdownMenu.ItemIndicator>
                </span>
                {option.label}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
