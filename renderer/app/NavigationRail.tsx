import { Copy, Folder, Heart, Images, Map as MapIcon, Settings, Trash2, type LucideIcon } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigation, type PageName } from '../stores/navigation.ts';

/** The pages, at the left; at the bottom of a narrow window. */
export function NavigationRail() {
  const { t } = useLingui();
  const page = useNavigation((store) => store.place.page);
  const go = useNavigation((store) => store.go);
  const items: readonly { readonly page: PageName; readonly name: string; readonly Icon: LucideIcon }[] = [
    { page: 'photos', name: t`Photos`, Icon: Images },
    { page: 'favourites', name: t`Favourites`, Icon: Heart },
    { page: 'places', name: t`Places`, Icon: MapIcon },
    { page: 'folders', name: t`Folders`, Icon: Folder },
    { page: 'duplicates', name: t`Duplicates`, Icon: Copy },
    { page: 'trash', name: t`Trash`, Icon: Trash2 },
    { page: 'settings', name: t`Settings`, Icon: Settings },
  ];
  return (
    <nav
      aria-label={t`Pages`}
      className="order-last flex shrink-0 border-line bg-ground max-md:h-14 max-md:border-t md:order-first md:w-26 md:flex-col md:gap-1 md:border-r md:py-3"
    >
      {items.map(({ page: each, name, Icon }) => {
        const isHere = page === each || (each === 'photos' && page === 'search') || (each === 'settings' && (page === 'models' || page === 'hidden'));
        return (
          <button
            key={each}
            type="button"
            aria-current={isHere ? 'page' : undefined}
            onClick={() => go({ page: each })}
            className={`mx-0.5 flex flex-col items-center justify-center gap-1 rounded-lg text-small transition-colors max-md:min-w-0 max-md:flex-1 md:mx-1 md:h-14 ${isHere ? 'bg-sunken font-medium text-ink' : 'text-ink-soft hover:bg-sunken hover:text-ink'}`}
          >
            <Icon size={20} strokeWidth={isHere ? 2.2 : 1.8} aria-hidden />
            <span className="max-w-full truncate max-md:tracking-tight">{name}</span>
          </button>
        );
      })}
    </nav>
  );
}
