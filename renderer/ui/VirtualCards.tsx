import { useEffect, useState, type ReactNode } from 'react';

export interface VirtualCardsProps {
  readonly label: string;
  readonly count: number;
  /** At most so many rows; the rest is left out. */
  readonly rowsAtMost: number;
  /** Of a row, CSS pixels; 0 before it was measured. */
  readonly width: number;
  /** Cards are at least this wide, CSS pixels; a narrow window shows two side by side. */
  readonly minWidth: number;
  /** Of a card by its width, CSS pixels: all are as high, so that what is not on the screen need not be drawn. */
  readonly heightOf: (width: number) => number;
  readonly gap: number;
  /** What scrolls around them. */
  readonly scroller: HTMLElement | null;
  readonly render: (index: number) => ReactNode;
  /** Stable names of the cards. */
  readonly keyOf: (index: number) => string;
}

/** Rows kept ready above and below the screen, CSS pixels. */
const OVERSCAN = 600;

/** How many cards of a width stand side by side. */
export function columnsOf(width: number, minWidth: number, gap: number): number {
  return Math.max(2, Math.floor((width + gap) / (minWidth + gap)));
}

/** Cards in rows, as many as there are: only those near the screen are in the document. */
export function VirtualCards({ label, count, rowsAtMost, width, minWidth, heightOf, gap, scroller, render, keyOf }: VirtualCardsProps) {
  const [list, setList] = useState<HTMLElement | null>(null);
  // Rows in the document, the last one excluded.
  const [{ first, end }, setRows] = useState({ first: 0, end: 0 });
  const columns = columnsOf(width, minWidth, gap);
  const pitch = width === 0 ? 0 : heightOf((width - gap * (columns - 1)) / columns) + gap;
  const rows = Math.min(rowsAtMost, Math.ceil(count / columns));

  useEffect(() => {
    if (!list || !scroller || pitch === 0) return undefined;
    const look = (): void => {
      const above = scroller.getBoundingClientRect().top - list.getBoundingClientRect().top;
      const next = { first: Math.max(0, Math.floor((above - OVERSCAN) / pitch)), end: Math.max(0, Math.ceil((above + scroller.clientHeight + OVERSCAN) / pitch)) };
      setRows((before) => (before.first === next.first && before.end === next.end ? before : next));
    };
    look();
    // What stands above may grow and shrink as well as what scrolls.
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    for (const child of scroller.children) resized.observe(child);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [list, scroller, pitch, rows]);

  const from = Math.min(first, rows);
  const to = Math.min(end, rows);
  const shown = Math.max(0, Math.min(count, to * columns) - from * columns);
  return (
    <ul
      ref={setList}
      aria-label={label}
      className="grid content-start"
      style={{ gap, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, height: Math.max(0, rows * pitch - gap), paddingTop: from * pitch }}
    >
      {Array.from({ length: shown }, (_, offset) => from * columns + offset).map((index) => (
        <li key={keyOf(index)} aria-setsize={count} aria-posinset={index + 1} style={{ height: pitch - gap }}>
          {render(index)}
        </li>
      ))}
    </ul>
  );
}
