import { Copy, Ellipsis, Folder, GalleryVerticalEnd, Heart, Images, Map as MapIcon, Settings, Tags, Trash2, type LucideIcon } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { DropdownMenu } from 'radix-ui';
import { useNavigation, type PageName } from '../stores/navigation.ts';
import { MENU_CONTENT, MENU_ITEM } from '../ui/menu-style.ts';

interface RailItem {
  readonly page: PageName;
  readonly name: string;
  readonly Icon: LucideIcon;
  /** Stands in the bar of a narrow window too; the others are behind its "More". */
  readonly isInBar: boolean;
}

const BUTTON = 'mx-0.5 flex flex-col items-center justify-center gap-1 rounded-lg text-small transition-colors max-md:min-w-0 max-md:flex-1 md:mx-1 md:h-14 md:shrink-0';
const HERE = 'bg-sunken font-medium text-ink';
const ELSEWHERE = 'text-ink-soft hover:bg-sunken hover:text-ink';

/** The pages, at the left; at the bottom of a narrow window, where the less needed ones are in a menu. */
export function NavigationRail() {
  const { t } = useLingui();
  const page = useNavigation((store) => store.place.page);
  const go = useNavigation((store) => store.go);
  const items: readonly RailItem[] = [
    { page: 'photos', name: t`Photos`, Icon: Images, isInBar: true },
    { page: 'favourites', name: t`Favourites`, Icon: Heart, isInBar: true },
    { page: 'albums', name: t`Albums`, Icon: GalleryVerticalEnd, isInBar: true },
    { page: 'places', name: t`Places`, Icon: MapIcon, isInBar: true },
    { page: 'tags', name: t`Tags`, Icon: Tags, isInBar: false },
    { page: 'duplicates', name: t`Duplicates`, Icon: Copy, isInBar: false },
    { page: 'folders', name: t`Folders`, Icon: Folder, isInBar: false },
    { page: 'trash', name: t`Trash`, Icon: Trash2, isInBar: false },
    { page: 'settings', name: t`Settings`, Icon: Settings, isInBar: false },
  ];
  return (
    <nav
      aria-label={t`Pages`}
      className="order-last flex shrink-0 border-line bg-ground max-md:h-14 max-md:border-t md:order-first md:w-26 md:flex-col md:gap-1 md:overflow-y-auto md:border-r md:py-3"
    >
      {items.map(({ page: each, name, Icon, isInBar }) => {
        const isHere = isOn(each, page);
        return (
          <button
            key={each}
            type="button"
            aria-current={isHere ? 'page' : undefined}
            onClick={() => go({ page: each })}
            className={`${BUTTON} ${isInBar ? '' : 'max-md:hidden'} ${isHere ? HERE : ELSEWHERE}`}
          >
            <Icon size={20} strokeWidth={isHere ? 2.2 : 1.8} aria-hidden />
            <span className="max-w-full truncate max-md:tracking-tight">{name}</span>
          </button>
        );
      })}
      <MoreMenu items={items.filter((item) => !item.isInBar)} page={page} />
    </nav>
  );
}

/** The pages that a narrow window has no room for. */
function MoreMenu({ items, page }: { readonly items: readonly RailItem[]; readonly page: PageName }) {
  const { t } = useLingui();
  const go = useNavigation((store) => store.go);
  const isHere = items.some((item) => isOn(item.page, page));
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger aria-current={isHere ? 'page' : undefined} className={`${BUTTON} md:hidden ${isHere ? HERE : ELSEWHERE}`}>
        <Ellipsis size={20} strokeWidth={isHere ? 2.2 : 1.8} aria-hidden />
        <span className="max-w-full truncate max-md:tracking-tight">{t({ message: 'More', context: 'pages' })}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content side="top" align="end" sideOffset={6} collisionPadding={8} className={MENU_CONTENT}>
          {items.map(({ page: each, name, Icon }) => (
            <DropdownMenu.Item key={each} className={`${MENU_ITEM} h-10`} onSelect={() => go({ page: each })}>
              <Icon size={18} className="text-ink-soft" aria-hidden />
              {name}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** True where the person is on a page, or on one that is reached from it. */
function isOn(page: PageName, here: PageName): boolean {
  return page === here || (page === 'photos' && here === 'search') || (page === 'settings' && (here === 'models' || here === 'hidden'));
}
