import { ImagePlus } from 'lucide-react';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { searchByImages, tellNoImage } from './example-images.ts';
import { hasSearchField } from './search-field-element.ts';

/** Search by an image that is dropped anywhere in the window, or pasted; the first screen has nothing to search yet, and lets it fall. */
export function ImageDrop() {
  const [isOver, setIsOver] = useState(false);
  /** Elements that the pointer has entered and not left: entering a child comes before leaving its parent. */
  const depth = useRef(0);

  useEffect(() => {
    const end = (): void => {
      depth.current = 0;
      setIsOver(false);
    };
    const onEnter = (event: DragEvent): void => {
      if (!holdsFiles(event) || !hasSearchField()) return;
      depth.current++;
      setIsOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (holdsFiles(event) && --depth.current <= 0) end();
    };
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      // Without this the browser would open the file in place of the window.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = hasSearchField() ? 'copy' : 'none';
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      end();
      if (!hasSearchField()) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) tellNoImage();
      else void searchByImages(files);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const images = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
      if (images.length === 0 || !hasSearchField()) return;
      event.preventDefault();
      void searchByImages(images);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', onEnter, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('drop', onDrop, { signal });
    window.addEventListener('paste', onPaste, { signal });
    return () => stop.abort();
  }, []);

  if (!isOver) return null;
  return createPortal(
    <div className="pointer-events-none fixed inset-0 z-[90] flex items-center justify-center bg-ground/85 p-4">
      <div className="flex size-full flex-col items-center justify-center gap-3 rounded-2xl border-2 border-dashed border-accent text-center">
        <ImagePlus size={36} className="text-accent" aria-hidden />
        <p className="text-title font-semibold">
          <Trans>Find photos like this one</Trans>
        </p>
        <p className="text-body text-ink-soft">
          <Trans>The image stays on this machine.</Trans>
        </p>
      </div>
    </div>,
    document.body,
  );
}

/** False for text, and for what is dragged within the window. */
function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
